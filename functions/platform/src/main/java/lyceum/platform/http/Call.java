package lyceum.platform.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.platform.Caller;
import lyceum.platform.Invocation;

/**
 * One call of an operation, checked: the caller may call it, its parameters are declared and well formed, its body is valid.
 *
 * @param operation what is called
 * @param caller who calls; {@link Caller#ANONYMOUS} only on open operations
 * @param path path parameters by name
 * @param query query parameters by name
 * @param headers request headers by name in lower case; the credentials are not among them
 * @param body the request record
 * @param attempt this run of a request that its caller may repeat; empty where no idempotency key was sent
 * @param invocation the run of the function: request id and time left
 */
public record Call<I extends Record>(
        Operation operation,
        Caller caller,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        I body,
        Optional<Attempt> attempt,
        Invocation invocation) {
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 100;
    private static final Duration PATIENCE_MAX = Duration.ofSeconds(20);

    public Call {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The id of the caller's organisation. */
    public String organisation() {
        return caller.organisation();
    }

    /** A path parameter that the operation declares. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException(operation.id() + " has no path parameter " + name);
        }
        return value;
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** How many entries a page shall have: {@code limit} brought into 1 to 100, 50 where absent. */
    public int limit() {
        return query(Parameter.LIMIT.name())
                .map(asked -> Math.clamp(Long.parseLong(asked), 1, LIMIT_MAX))
                .orElse(LIMIT_DEFAULT);
    }

    /**
     * The version that the caller wants to change, from {@code If-Match}. The chain has refused the call if it was missing or
     * not one of our ETags; a foreign but well-formed tag is a version that never was.
     */
    public long expectedVersion() {
        return header("If-Match")
                .flatMap(ETags::version)
                .orElseThrow(() -> new IllegalArgumentException(operation.id() + " is not declared conditional"));
    }

    /** How long the caller is willing to wait ({@code Prefer: wait=n}, RFC 7240): at most 20 s, zero where not said. */
    public Duration patience() {
        return header("Prefer").flatMap(Preferences::waiting).map(this::bounded).orElse(Duration.ZERO);
    }

    private Duration bounded(Duration wait) {
        return wait.compareTo(PATIENCE_MAX) > 0 ? PATIENCE_MAX : wait;
    }

    /**
     * The claim that makes this answer the one that repetitions of the request get; to be written in the same transaction as
     * the effect itself. Empty where the caller sent no {@code Idempotency-Key}.
     */
    public Optional<Claim> claim(Answer answer) {
        return attempt.map(run -> run.claim(answer, invocation.clock().instant()));
    }
}
