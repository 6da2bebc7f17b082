package lyceum.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problems;
import lyceum.contract.Violation;

/** Refuses with 400 what an operation does not declare, what comes twice, and what is not well formed. */
final class Parameters {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private Parameters() {}

    static Step checked(Operation operation, Step next) {
        Set<String> declared = operation.parameters().stream()
                .filter(parameter -> parameter.in() == Parameter.In.QUERY)
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
        return request -> {
            List<Violation> violations = violations(request, declared);
            return violations.isEmpty()
                    ? next.answer(request)
                    : Answer.problem(
                            Problems.INVALID_PARAMETER, "The request's parameters can't be used as sent.", violations);
        };
    }

    /** The one value of each query parameter; they have been checked. */
    static Map<String, String> single(Request request) {
        return request.query().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }

    private static List<Violation> violations(Request request, Set<String> declared) {
        var violations = new ArrayList<Violation>();
        new TreeMap<>(request.query()).forEach((name, values) -> {
            if (!declared.contains(name)) {
                violations.add(new Violation(name, "is not a parameter of this operation"));
            } else if (values.size() != 1) {
                violations.add(new Violation(name, "must be given once"));
            } else if (name.equals(Parameter.LIMIT.name()) && !matches(WHOLE_NUMBER, values.getFirst())) {
                violations.add(new Violation(name, "must be a whole number"));
            }
        });
        request.header("idempotency-key")
                .filter(key -> request.operation().idempotent() && !matches(IDEMPOTENCY_KEY, key))
                .ifPresent(_ -> violations.add(
                        new Violation(Parameter.IDEMPOTENCY_KEY.name(), "must have 1 to 128 visible characters")));
        return violations;
    }

    private static boolean matches(Pattern pattern, String value) {
        return pattern.matcher(value).matches();
    }
}
