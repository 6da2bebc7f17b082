package lyceum.local.gateway;

import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an authorizer said of a caller.
 *
 * @param members what the function finds in {@code requestContext.authorizer}: the context, every value as text, and the principal
 * @param usageKey the value of the key that usage plans count by
 */
record Authorization(
        Policy policy,
        Map<String, Object> members,
        @Nullable String usageKey) {
    /** The member that says how long the authorizer took, in milliseconds; 0 for an answer that was kept. */
    private static final String LATENCY = "integrationLatency";

    /** @throws IllegalArgumentException if the answer is not one that the gateway takes */
    static Authorization of(IamPolicyResponseV1 answer) {
        var members = new LinkedHashMap<String, Object>();
        if (answer.getContext() != null) {
            answer.getContext().forEach((name, value) -> members.put(name, scalar(name, value)));
        }
        if (answer.getPrincipalId() == null || answer.getPolicyDocument() == null) {
            throw new IllegalArgumentException("an answer without principalId or policyDocument");
        }
        members.put("principalId", answer.getPrincipalId());
        members.put(LATENCY, 0);
        return new Authorization(
                Policy.of(answer.getPolicyDocument()),
                Collections.unmodifiableMap(members),
                answer.getUsageIdentifierKey());
    }

    /** The same, for the request that waited so long for it. */
    Authorization after(long millis) {
        var asked = new LinkedHashMap<>(members);
        asked.put(LATENCY, millis);
        return new Authorization(policy, Collections.unmodifiableMap(asked), usageKey);
    }

    private static String scalar(String name, @Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("a context in which " + name + " is not a text, a number or a boolean");
    }

    @Nullable
    String text(String member) {
        Object value = members.get(member);
        return value == null ? null : value.toString();
    }
}
