package lyceum.local.iam;

import java.util.List;
import java.util.Map;

/**
 * One thing that a call needs to be allowed.
 *
 * @param action for example {@code dynamodb:GetItem}
 * @param resource the ARN it is done to
 * @param context what conditions may ask for, by key; a key that is absent is unknown
 */
public record Access(String action, String resource, Map<String, List<String>> context) {
    public Access(String action, String resource) {
        this(action, resource, Map.of());
    }
}
