package lyceum.accounts.keys;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lyceum.accounts.callers.Actor;
import lyceum.contract.accounts.AuditType;

/** Takes keys away that nobody can use any more, with the gateway's keys that belong to them. */
public final class RetireKeys {
    private static final int PAGE = 100;

    private final KeyRing ring;
    private final UsagePlans plans;

    public RetireKeys(KeyRing ring, UsagePlans plans) {
        this.ring = ring;
        this.plans = plans;
    }

    /** All keys of an organisation that is closed. */
    public void retire(Actor actor, String organisation) {
        retire(actor, organisation, _ -> true, AuditType.KEY_REVOKED);
    }

    /** First ours, then the gateway's, as when a key is revoked. */
    void retire(Actor actor, String organisation, Predicate<KeyCard> which, AuditType type) {
        for (KeyCard card : ring.list(organisation, Optional.empty(), PAGE)) {
            if (which.test(card) && ring.remove(card, List.of(actor.did(organisation, type, "key_" + card.id())))) {
                plans.remove(card.gatewayId());
            }
        }
    }
}
