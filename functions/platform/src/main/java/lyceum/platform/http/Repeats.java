package lyceum.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import lyceum.contract.Access;
import lyceum.contract.Problems;
import lyceum.platform.Digests;

/** Answers a repeated request with its first answer, byte for byte. */
final class Repeats {
    /** Says that an answer was kept from an earlier request. */
    static final String REPLAYED = "Idempotent-Replayed";

    private Repeats() {}

    /** The request as one that may be repeated; empty where the operation or the caller does without. */
    static Optional<Attempt> attempt(Request request) {
        return request.header("idempotency-key")
                .filter(_ -> request.operation().idempotent())
                .map(key -> new Attempt(
                        new IdempotencyKey(whose(request), request.operation().id(), key, fingerprint(request, key))));
    }

    /** Members of one organisation share its keys, but not for what each of them does for himself or herself. */
    private static String whose(Request request) {
        return request.operation().access() instanceof Access.Person
                ? request.caller().principal().id()
                : request.caller().organisation();
    }

    /**
     * The handler's answer, or that of the first request with the key. A handler that wrote nothing may have been refused only
     * because the first request has had its effect, so its answer counts only where no other is kept.
     */
    static Answer answered(Optional<Attempt> attempt, Replays replays, Supplier<Answer> handler) {
        try {
            Answer answer = handler.get();
            return attempt.filter(run -> !run.kept())
                    .flatMap(run -> replays.find(run.key()).map(claim -> replayed(run.key(), claim)))
                    .orElse(answer);
        } catch (Claim.Taken taken) {
            return attempt.flatMap(run ->
                            taken.by().or(() -> replays.find(run.key())).map(claim -> replayed(run.key(), claim)))
                    .orElseGet(() -> Answer.problem(
                                    Problems.IDEMPOTENCY_IN_FLIGHT, "The first request is still being answered.")
                            .retryAfter(Duration.ofSeconds(1)));
        }
    }

    private static Answer replayed(IdempotencyKey key, Claim claim) {
        return claim.key().fingerprint().equals(key.fingerprint())
                ? claim.answer().header(REPLAYED, "true")
                : Answer.problem(
                        Problems.IDEMPOTENCY_MISMATCH, "The key was sent before with another path, body or version.");
    }

    /** Begins with the key, which is stored nowhere, so that nobody can try out what a body held, a password for one. */
    private static String fingerprint(Request request, String key) {
        return Digests.sha256(
                text(key),
                text(new TreeMap<>(request.path()).toString()),
                text(new TreeMap<>(request.query()).toString()),
                text(request.header("if-match").orElse("")),
                request.body());
    }

    private static byte[] text(String part) {
        return (part + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
