package lyceum.local.gateway;

import java.util.List;
import java.util.Map;

/** What answers a method. */
sealed interface Integration {
    /**
     * A function that takes the whole request.
     *
     * @param timeoutMillis an answer that comes later is no answer
     */
    record Function(String arn, long timeoutMillis) implements Integration {}

    /**
     * The gateway itself.
     *
     * @param statuses the status that the request template of each media type names
     * @param strict whether another media type is refused
     */
    record Mock(Map<String, Integer> statuses, boolean strict, List<MockAnswer> answers) implements Integration {}

    /**
     * One answer of a mock.
     *
     * @param pattern of the statuses it answers; empty for all others
     * @param headers each with the expression it is made of
     */
    record MockAnswer(String pattern, int status, Map<String, Mapping> headers, Text body, String contentType) {}
}
