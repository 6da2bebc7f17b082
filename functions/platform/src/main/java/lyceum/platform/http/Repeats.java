package lyceum.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import lyceum.contract.Problems;
import lyceum.platform.Digests;

/** Answers a repeated request with its first answer, byte for byte. */
final class Repeats {
    /** Says that an answer was kept from an earlier request. */
    static final String REPLAYED = "Idempotent-Replayed";

    private Repeats() {}

    /** The request's idempotency key with what it stands for; empty where the operation or the caller does without. */
    static Optional<IdempotencyKey> key(Request request) {
        return request.header("idempotency-key")
                .filter(_ -> request.operation().idempotent())
                .map(key -> new IdempotencyKey(
                        request.caller().organisation(), request.operation().id(), key, fingerprint(request)));
    }

    static Answer answered(Optional<IdempotencyKey> key, Replays replays, Supplier<Answer> first) {
        Optional<Answer> kept = key.flatMap(known -> kept(known, replays));
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            return first.get();
        } catch (Claim.Taken _) {
            return key.flatMap(known -> kept(known, replays)).orElseGet(() -> Answer.problem(
                            Problems.IDEMPOTENCY_IN_FLIGHT, "The first request is still being answered.")
                    .retryAfter(Duration.ofSeconds(1)));
        }
    }

    private static Optional<Answer> kept(IdempotencyKey key, Replays replays) {
        return replays.find(key)
                .map(claim -> claim.key().fingerprint().equals(key.fingerprint())
                        ? claim.answer().header(REPLAYED, "true")
                        : Answer.problem(
                                Problems.IDEMPOTENCY_MISMATCH,
                                "The key was sent before with another path, body or version."));
    }

    private static String fingerprint(Request request) {
        return Digests.sha256(
                text(new TreeMap<>(request.path()).toString()),
                text(new TreeMap<>(request.query()).toString()),
                text(request.header("if-match").orElse("")),
                request.body());
    }

    private static byte[] text(String part) {
        return (part + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
