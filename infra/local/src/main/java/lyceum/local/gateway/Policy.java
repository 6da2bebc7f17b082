package lyceum.local.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lyceum.local.iam.Wildcards;
import org.jspecify.annotations.Nullable;

/** The policy that an authorizer answers: a denial goes before a permission, and what nothing permits is denied. */
record Policy(List<Pattern> allowed, List<Pattern> denied) {
    /** @throws IllegalArgumentException if it is not a policy that the gateway takes */
    static Policy of(Map<String, Object> document) {
        var allowed = new ArrayList<Pattern>();
        var denied = new ArrayList<Pattern>();
        for (Object one : list(document.get("Statement"))) {
            if (!(one instanceof Map<?, ?> statement) || statement.get("Resource") == null) {
                throw new IllegalArgumentException("a statement without a resource");
            }
            if (list(statement.get("Action")).stream().anyMatch(Policy::invokes)) {
                List<Pattern> resources = list(statement.get("Resource")).stream()
                        .map(resource -> Wildcards.pattern(resource.toString(), 0))
                        .toList();
                switch (String.valueOf(statement.get("Effect"))) {
                    case "Allow" -> allowed.addAll(resources);
                    case "Deny" -> denied.addAll(resources);
                    default -> throw new IllegalArgumentException("a statement that neither allows nor denies");
                }
            }
        }
        return new Policy(List.copyOf(allowed), List.copyOf(denied));
    }

    boolean permits(String methodArn) {
        return matches(allowed, methodArn) && !matches(denied, methodArn);
    }

    private static boolean matches(List<Pattern> patterns, String arn) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(arn).matches()) {
                return true;
            }
        }
        return false;
    }

    private static boolean invokes(Object action) {
        return Wildcards.pattern(action.toString(), Pattern.CASE_INSENSITIVE)
                .matcher("execute-api:Invoke")
                .matches();
    }

    private static List<?> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> many -> many;
            case Object[] many -> Arrays.asList(many);
            default -> List.of(value);
        };
    }
}
