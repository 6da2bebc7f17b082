package lyceum.platform.testing;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lyceum.platform.http.Claim;
import lyceum.platform.http.IdempotencyKey;
import lyceum.platform.http.Replays;

/** Answers kept in memory, for in-memory adapters of ports that write claims. */
public final class InMemoryReplays implements Replays {
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public InMemoryReplays(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Keeps an answer.
     *
     * @throws Claim.Taken if the key is not free
     */
    public void put(Claim claim) {
        claims.compute(name(claim.key()), (_, known) -> {
            if (known != null && current(known)) {
                throw new Claim.Taken(known);
            }
            claim.written();
            return claim;
        });
    }

    @Override
    public Optional<Claim> find(IdempotencyKey key) {
        return Optional.ofNullable(claims.get(name(key))).filter(this::current);
    }

    private boolean current(Claim claim) {
        return claim.expires().isAfter(clock.instant());
    }

    private static String name(IdempotencyKey key) {
        return key.organisation() + "#" + key.operation() + "#" + key.key();
    }
}
