package lyceum.platform.function;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lyceum.contract.Api;
import lyceum.contract.Body;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Operation;
import lyceum.platform.environment.Instance;
import lyceum.platform.http.Binding;
import lyceum.platform.http.Chain;
import lyceum.platform.http.Exchange;
import lyceum.platform.http.NoBody;
import lyceum.platform.http.Replays;
import lyceum.platform.rates.RateLimits;

/** The operations that a function answers, held against those that the contract assigns to it. */
final class Bindings {
    private final FunctionDeclaration function;
    private final List<Binding<?>> bindings = new ArrayList<>();

    Bindings(FunctionDeclaration function) {
        this.function = function;
    }

    void add(Binding<?> binding) {
        bindings.add(binding);
    }

    List<Operation> bound() {
        return bindings.stream().<Operation>map(Binding::operation).toList();
    }

    boolean any(Predicate<Operation> kind) {
        return bound().stream().anyMatch(kind);
    }

    /**
     * Checks that nothing is missing or too much.
     *
     * @throws IllegalStateException saying what is bound although the contract does not want it, or the other way round
     */
    void check() {
        Set<Operation> declared = Api.OPERATIONS.stream()
                .filter(operation -> operation.function().equals(function))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Operation> bound = bound();
        refuse(minus(declared, bound), "is declared as answered by it but not bound: bind it in the context's compose");
        refuse(minus(bound, declared), "is bound but the contract names another function: change either");
        refuse(
                bindings.stream()
                        .filter(binding -> binding.body() != bodyOf(binding.operation()))
                        .map(binding -> binding.operation().id())
                        .toList(),
                "is bound with another body than it declares");
        if (bound.size() != Set.copyOf(bound).size()) {
            throw new IllegalStateException(function.id() + ": an operation is bound twice");
        }
    }

    /** Each operation's chain, by its id. */
    Map<String, Exchange> chains(Instance instance, Replays replays, RateLimits limits) {
        var chains = new LinkedHashMap<String, Exchange>();
        bindings.forEach(
                binding -> chains.put(binding.operation().id(), Chain.around(binding, instance, replays, limits)));
        return chains;
    }

    private void refuse(List<String> ids, String why) {
        if (!ids.isEmpty()) {
            throw new IllegalStateException(function.id() + ": " + String.join(", ", ids) + " " + why);
        }
    }

    private static List<String> minus(Collection<Operation> all, Collection<Operation> some) {
        return all.stream()
                .filter(operation -> !some.contains(operation))
                .map(Operation::id)
                .toList();
    }

    private static Class<? extends Record> bodyOf(Operation operation) {
        return operation.request().<Class<? extends Record>>map(Body::type).orElse(NoBody.class);
    }
}
