package lyceum.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.InvocationProblem;
import lyceum.local.functions.Invoker;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda authorizer of type REQUEST. Its answer is kept under the values of its identity sources, for all methods together, as
 * AWS does: the policy is weighed anew for each method.
 */
final class Authorizer {
    /** So many callers are remembered; then all are forgotten at once, which costs each one call. */
    private static final int REMEMBERED = 10_000;

    private record Kept(Authorization authorization, long untilMillis) {}

    private final String functionArn;
    private final List<Mapping> sources;
    private final long ttlMillis;
    private final Invoker invoker;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Authorizer(String functionArn, List<Mapping> sources, long ttlMillis, Invoker invoker) {
        this.functionArn = functionArn;
        this.sources = List.copyOf(sources);
        this.ttlMillis = ttlMillis;
        this.invoker = invoker;
    }

    /**
     * Lets the caller in.
     *
     * @throws Failed if the caller is unknown or may not call this method, or the authorizer gave no usable answer
     */
    void admit(Exchange exchange, String methodArn) {
        Authorization authorization = authorization(exchange, methodArn);
        exchange.authorization =
                exchange.authorizerMillis == 0 ? authorization : authorization.after(exchange.authorizerMillis);
        if (!authorization.policy().permits(methodArn)) {
            throw new Failed(
                    Failure.ACCESS_DENIED,
                    authorization.policy().denied().isEmpty()
                            ? "User is not authorized to access this resource"
                            : "User is not authorized to access this resource with an explicit deny");
        }
    }

    private Authorization authorization(Exchange exchange, String methodArn) {
        String identity = identity(exchange);
        if (ttlMillis == 0) {
            return asked(exchange, methodArn);
        }
        Kept known = kept.get(identity);
        if (known != null && exchange.startedMillis < known.untilMillis()) {
            return known.authorization();
        }
        Authorization answer = asked(exchange, methodArn);
        if (kept.size() >= REMEMBERED) {
            kept.clear();
        }
        kept.put(identity, new Kept(answer, exchange.startedMillis + ttlMillis));
        return answer;
    }

    /** Kept without the time it took, which is this request's alone and at least a millisecond. */
    private Authorization asked(Exchange exchange, String methodArn) {
        long start = System.nanoTime();
        Authorization answer = ask(exchange, methodArn);
        exchange.authorizerMillis = Math.max(1, (System.nanoTime() - start) / 1_000_000);
        return answer;
    }

    /** @throws Failed with status 401 if a source is missing: the function is not asked then */
    private String identity(Exchange exchange) {
        var identity = new StringBuilder();
        for (Mapping source : sources) {
            @Nullable String value = source.of(exchange);
            if (value == null || value.isEmpty()) {
                throw unauthorized();
            }
            identity.append(value.length()).append(':').append(value);
        }
        return identity.toString();
    }

    private Authorization ask(Exchange exchange, String methodArn) {
        try {
            IamPolicyResponseV1 answer = invoker.authorize(functionArn, event(exchange, methodArn));
            return Authorization.of(answer);
        } catch (FunctionFailed failed) {
            throw "Unauthorized".equals(failed.getMessage()) ? unauthorized() : broken(Failure.AUTHORIZER_FAILURE);
        } catch (InvocationProblem _) {
            throw broken(Failure.AUTHORIZER_FAILURE);
        } catch (IllegalArgumentException | NullPointerException _) {
            // The event's type throws the latter for an answer without a document.
            throw broken(Failure.AUTHORIZER_CONFIGURATION_ERROR);
        }
    }

    private static APIGatewayCustomAuthorizerEvent event(Exchange exchange, String methodArn) {
        return Events.authorization(exchange, methodArn);
    }

    private static Failed unauthorized() {
        return new Failed(Failure.UNAUTHORIZED, "Unauthorized");
    }

    private static Failed broken(Failure type) {
        return new Failed(type, "Internal server error");
    }
}
