package lyceum.accounts.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lyceum.accounts.callers.Actor;
import lyceum.contract.accounts.AuditType;
import lyceum.platform.Ids;
import lyceum.platform.http.Claim;

/** Rotates and revokes keys that have no more rights than whoever does it. */
final class ChangeApiKey {
    private final KeyRing ring;
    private final UsagePlans plans;
    private final Ids ids;
    private final InstantSource clock;

    ChangeApiKey(KeyRing ring, UsagePlans plans, Ids ids, InstantSource clock) {
        this.ring = ring;
        this.plans = plans;
        this.ids = ids;
        this.clock = clock;
    }

    sealed interface Outcome {
        /** The key with its new secret, which is shown this once. */
        record Rotated(KeyCard card, String apiKey) implements Outcome {
            @Override
            public String toString() {
                return "Rotated[" + card.id() + "]";
            }
        }

        record Revoked() implements Outcome {}

        record TooManyRights() implements Outcome {}

        record Missing() implements Outcome {}
    }

    /** {@code claim} keeps the answer that shows the new secret. */
    Outcome rotate(Actor actor, String id, Duration overlap, Function<Outcome.Rotated, Optional<Claim>> claim) {
        return changed(actor, id, card -> {
            Instant now = clock.instant();
            Instant until = now.plus(overlap);
            KeyCard next = card.rotated(now, Optional.of(until));
            ApiKey key = ApiKey.renewed(id, ids);
            var event = actor.did(card.organisation(), AuditType.KEY_ROTATED, "key_" + id);
            var rotated = new Outcome.Rotated(next, key.text());
            return ring.rotate(next, key.hash(), until, List.of(event), claim.apply(rotated))
                    ? rotated
                    : new Outcome.Missing();
        });
    }

    /** First ours, then the gateway's: a crash between leaves a gateway key that no caller can use. */
    Outcome revoke(Actor actor, String id) {
        return changed(actor, id, card -> {
            var event = actor.did(card.organisation(), AuditType.KEY_REVOKED, "key_" + id);
            if (!ring.remove(card, List.of(event))) {
                return new Outcome.Missing();
            }
            plans.remove(card.gatewayId());
            return new Outcome.Revoked();
        });
    }

    private Outcome changed(Actor actor, String id, Function<KeyCard, Outcome> change) {
        Optional<KeyCard> found =
                ApiKey.wellFormed(id) ? ring.find(actor.caller().organisation(), id) : Optional.empty();
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        KeyCard card = found.get();
        return actor.mayGive(card.roles()) && actor.mayGiveScopes(card.allScopes())
                ? change.apply(card)
                : new Outcome.TooManyRights();
    }
}
