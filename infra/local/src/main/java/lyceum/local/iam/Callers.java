package lyceum.local.iam;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import lyceum.local.http.Request;

/** Finds out who signed a request, and whether he may do what it asks for. */
public final class Callers {
    /** How far a caller's clock may be off, as on AWS. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final AccessKeys keys;
    private final Iam iam;
    private final InstantSource clock;

    public Callers(AccessKeys keys, Iam iam, InstantSource clock) {
        this.keys = keys;
        this.iam = iam;
        this.clock = clock;
    }

    /** The signature of a request; empty if it has none, or a wrong one, or one that was not made just now. */
    public Optional<Signature> signature(Request request) {
        return Signature.of(request)
                .filter(_ -> isRecent(request.headers().get("X-Amz-Date")))
                .filter(signature -> keys.secret(signature.accessKeyId())
                        .filter(secret -> signature.matches(request, secret))
                        .isPresent());
    }

    /**
     * Lets a call pass if the key's role may do all that it needs; the host's own key may do everything.
     *
     * @throws AccessDenied naming the first thing that the role may not do
     */
    public void check(String accessKey, List<Access> call) {
        keys.role(accessKey).ifPresent(role -> iam.check(role, call));
    }

    private boolean isRecent(String time) {
        try {
            Instant signed = Signature.TIME.parse(time, Instant::from);
            return Duration.between(signed, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
