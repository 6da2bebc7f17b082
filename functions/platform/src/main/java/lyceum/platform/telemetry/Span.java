package lyceum.platform.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One part of a trace that is over: its name and times, nothing of what was done.
 *
 * @param traceId 32 hexadecimal digits, shared by all parts
 * @param spanId 16 hexadecimal digits
 * @param parentId the part within which or because of which this one was done; it may be a caller's, whom we do not know
 * @param service who did it: a function's id, or {@code gateway}
 * @param name an operation's or function's id, or {@code kind.what} of a part, for example {@code dynamodb.GetItem}
 * @param failed whether it ended with a failure of ours
 */
public record Span(
        String traceId,
        String spanId,
        Optional<String> parentId,
        String service,
        String name,
        Instant start,
        Duration duration,
        boolean failed) {}
