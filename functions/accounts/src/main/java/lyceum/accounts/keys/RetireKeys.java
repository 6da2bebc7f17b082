package lyceum.accounts.keys;

import java.util.List;
import java.util.Optional;
import lyceum.accounts.callers.Actor;
import lyceum.contract.accounts.AuditType;

/** Takes keys away that nobody can use any more, with the gateway's keys that belong to them. */
public final class RetireKeys {
    /** More than an organisation has. */
    static final int PAGE = 100;

    private final KeyRing ring;
    private final UsagePlans plans;

    public RetireKeys(KeyRing ring, UsagePlans plans) {
        this.ring = ring;
        this.plans = plans;
    }

    /** All keys of an organisation that is closed. */
    public void retire(Actor actor, String organisation) {
        retire(actor, ring.list(organisation, Optional.empty(), PAGE), AuditType.KEY_REVOKED);
    }

    /** First ours, then the gateway's, as when a key is revoked. */
    void retire(Actor actor, List<KeyCard> cards, AuditType type) {
        for (KeyCard card : cards) {
            if (ring.remove(card, List.of(actor.did(card.organisation(), type, "key_" + card.id())))) {
                plans.remove(card.gatewayId());
            }
        }
    }
}
