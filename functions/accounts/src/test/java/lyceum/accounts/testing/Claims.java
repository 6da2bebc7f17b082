package lyceum.accounts.testing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import lyceum.platform.http.Claim;

/** The idempotency keys that a store in memory has seen. */
public final class Claims {
    private final Set<String> taken = new HashSet<>();

    /**
     * Refuses a claim whose key is not free.
     *
     * @throws Claim.Taken if it isn't
     */
    public void check(Optional<Claim> claim) {
        if (claim.filter(kept -> taken.contains(kept.key().key())).isPresent()) {
            throw new Claim.Taken();
        }
    }

    public void keep(Optional<Claim> claim) {
        claim.ifPresent(kept -> taken.add(kept.key().key()));
    }
}
