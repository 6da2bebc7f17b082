package lyceum.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.Problem;
import lyceum.contract.Reply;
import lyceum.contract.Violation;
import lyceum.platform.Json;

/**
 * What an operation answers. The chain adds what every answer has: request id, timing, caching headers, and the body of a
 * problem. Header names are as written here; values must be printable ASCII.
 *
 * @param status HTTP status
 * @param headers those of this answer alone
 * @param body what is sent
 */
public record Answer(int status, Map<String, String> headers, Body body) {
    static final String SERVER_SENT_EVENTS = "text/event-stream";

    /** What is sent. */
    public sealed interface Body {
        /** Nothing. */
        record Empty() implements Body {}

        /** Bytes of a media type. */
        @SuppressWarnings("ArrayRecordComponent") // a transport value: never compared
        record Content(String mediaType, byte[] bytes) implements Body {}

        /** A failure that the contract declares. */
        record Failure(Problem problem, String detail, List<Violation> violations) implements Body {
            public Failure {
                violations = List.copyOf(violations);
            }
        }
    }

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** A record as JSON. */
    public static Answer json(int status, Record view) {
        return raw(status, Json.bytes(view));
    }

    /** JSON that has been serialised before, sent as it is. */
    public static Answer raw(int status, byte[] json) {
        return new Answer(status, Map.of(), new Body.Content(Reply.JSON, json));
    }

    /** Server-sent events, already in their format. */
    public static Answer events(String events) {
        return new Answer(200, Map.of(), new Body.Content(SERVER_SENT_EVENTS, events.getBytes(StandardCharsets.UTF_8)));
    }

    /** No body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new Body.Empty());
    }

    /**
     * A failure that the operation or {@link lyceum.contract.Problems} declares.
     *
     * @param detail what happened here, in one sentence for the caller
     */
    public static Answer problem(Problem problem, String detail) {
        return problem(problem, detail, List.of());
    }

    public static Answer problem(Problem problem, String detail, List<Violation> violations) {
        return new Answer(problem.status(), Map.of(), new Body.Failure(problem, detail, violations));
    }

    /** With this {@code Location}, an absolute path. */
    public Answer location(String path) {
        return header("Location", path);
    }

    /** With the weak {@code ETag} of this version; weak because compression changes the bytes. */
    public Answer version(long version) {
        return etag(Long.toString(version));
    }

    /** With this weak {@code ETag}, of visible characters without quotes. */
    public Answer etag(String tag) {
        return header("ETag", "W/\"" + tag + "\"");
    }

    /** With {@code Retry-After}, in whole seconds. */
    public Answer retryAfter(Duration wait) {
        return header("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    /** With one more header. */
    public Answer header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /** The header with this name, as this class writes it. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
