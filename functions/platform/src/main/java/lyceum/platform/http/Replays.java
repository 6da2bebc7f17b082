package lyceum.platform.http;

import java.util.Optional;

/** The answers kept under idempotency keys. Contexts write them with their own effects; the chain looks up those of requests that wrote none. */
@FunctionalInterface
public interface Replays {
    /** The claim on this organisation's, operation's and key's name, whatever its fingerprint, unless it has expired. */
    Optional<Claim> find(IdempotencyKey key);
}
