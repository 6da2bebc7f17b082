package lyceum.local.gateway;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One method of one path, compiled from the template.
 *
 * @param method as declared, {@code ANY} included
 * @param resourcePath as declared, with its {@code {parameters}}
 * @param authorizer who is asked for the caller, if anyone
 * @param keyRequired whether a usage plan must let the caller in
 * @param throttle the stage's limit for this method, if it has one
 * @param dimensions of the detailed metrics, if the stage has them on
 */
record Route(
        String method,
        String resourcePath,
        String resourceId,
        @Nullable String operationName,
        Integration integration,
        Optional<Authorizer> authorizer,
        boolean keyRequired,
        Optional<TokenBucket> throttle,
        Optional<Map<String, String>> dimensions) {
    String key() {
        return resourcePath + "/" + method;
    }
}
