package lyceum.contract;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lyceum.contract.Parameter.In;

/**
 * What pages of other origins may send and read (CORS, as the Fetch standard defines it), where whoever runs the system allows their
 * origin. A page proves who is calling with a header that it sets itself, never with a cookie, so that no page can use what another
 * has been given.
 */
public final class CrossOrigin {
    /** How long a browser may remember what it was told; none keeps it for longer than two hours or so. */
    public static final Duration MAX_AGE = Duration.ofHours(2);

    /** The headers of answers that a page may read beside those that browsers show to every page. */
    public static final List<String> EXPOSED_HEADERS = List.of(
            "Age",
            "Allow",
            "Cache-Status",
            "ETag",
            "Idempotent-Replayed",
            "Location",
            "Preference-Applied",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "Server-Timing",
            "traceparent",
            "WWW-Authenticate",
            "X-Cache-Status",
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            "X-Request-ID",
            "X-Response-Time",
            "X-Server-ID");

    /** The methods of all operations. */
    public static final List<Method> METHODS =
            Api.OPERATIONS.stream().map(Operation::method).distinct().sorted().toList();

    /** The headers of requests: those that operations declare, and those that every operation takes. */
    public static final List<String> REQUEST_HEADERS = Stream.concat(
                    Api.OPERATIONS.stream()
                            .flatMap(operation -> operation.parameters().stream())
                            .filter(parameter -> parameter.in() == In.HEADER)
                            .map(Parameter::name),
                    Stream.of("Authorization", "Content-Type", "X-API-Key", "traceparent", "tracestate"))
            .distinct()
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList();

    private CrossOrigin() {}
}
