package lyceum.local.edge;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lyceum.local.http.Request;
import lyceum.local.iam.Wildcards;

/**
 * What the edge does for the paths of one pattern.
 *
 * @param path the pattern, compiled
 * @param compress whether answers are compressed on the way
 * @param function what changes requests before anything else
 */
record Behaviour(
        Pattern path,
        Origin origin,
        Set<String> methods,
        CachePolicy cache,
        ForwardedHeaders forwarded,
        AddedHeaders added,
        boolean compress,
        Optional<EdgeFunction> function) {
    /** {@code *} stands for any text, {@code ?} for one character; the slash at the start may be left out. */
    static Pattern pattern(String text) {
        String rooted = text.startsWith("/") || text.startsWith("*") ? text : "/" + text;
        return Wildcards.pattern(rooted, 0);
    }

    /**
     * What becomes of a request before anything else: it goes on, changed perhaps, or is answered.
     *
     * @throws EdgeFunction.Failed if its function fails
     */
    EdgeFunction.Outcome viewed(Request request, String requestId) {
        return function.map(one -> one.apply(request, requestId))
                .orElseGet(() -> new EdgeFunction.Outcome.Passed(request));
    }

    boolean matches(String requestPath) {
        return path.matcher(requestPath).matches();
    }
}
