package lyceum.accounts.organisations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.keys.KeyCard;
import lyceum.accounts.keys.KeyRing;
import lyceum.accounts.keys.Organisation;
import lyceum.accounts.keys.UsagePlans;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;

/** Renames organisations and changes their tiers. */
final class ChangeOrganisation {
    private static final int PAGE = 100;

    private final Organisations organisations;
    private final KeyRing ring;
    private final UsagePlans plans;

    ChangeOrganisation(Organisations organisations, KeyRing ring, UsagePlans plans) {
        this.organisations = organisations;
        this.ring = ring;
        this.plans = plans;
    }

    sealed interface Outcome {
        record Changed(Organisation organisation) implements Outcome {}

        record Missing() implements Outcome {}

        /** It has another version by now. */
        record Conflict() implements Outcome {}

        record OperatorsOnly() implements Outcome {}
    }

    Outcome rename(Actor actor, String id, long version, String name) {
        Optional<Organisation> found = organisations.find(id);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        Organisation now = found.get();
        return now.version() == version
                ? replaced(actor, next(now, name.strip(), now.tier()), AuditType.ORGANISATION_RENAMED)
                : new Outcome.Conflict();
    }

    /**
     * Gives an organisation another tier: first its own item, then each key's place in the gateway, noted key by key. Cut short, it
     * goes on when it is sent again, since it looks at where each key is and not at what has changed.
     */
    Outcome changeTier(Actor actor, String id, Tier tier) {
        Optional<Organisation> found = organisations.find(id);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        Organisation now = found.get();
        boolean operators = tier == Tier.OPERATOR || now.tier() == Tier.OPERATOR;
        if (operators && !actor.mayGive(Set.of(Role.OPERATOR))) {
            return new Outcome.OperatorsOnly();
        }
        Outcome outcome = now.tier() == tier
                ? new Outcome.Changed(now)
                : replaced(actor, next(now, now.name(), tier), AuditType.TIER_CHANGED);
        if (outcome instanceof Outcome.Changed) {
            moveKeys(id, tier);
        }
        return outcome;
    }

    private void moveKeys(String organisation, Tier tier) {
        Optional<String> after = Optional.empty();
        List<KeyCard> cards;
        do {
            cards = ring.list(organisation, after, PAGE);
            for (KeyCard card : cards) {
                if (card.plan() != tier) {
                    plans.move(card.gatewayId(), card.plan(), tier);
                    ring.moved(card, tier);
                }
                after = Optional.of(card.id());
            }
        } while (cards.size() == PAGE);
    }

    private Outcome replaced(Actor actor, Organisation next, AuditType type) {
        return organisations.replace(next, List.of(actor.did(next.id(), type, next.id())))
                ? new Outcome.Changed(next)
                : new Outcome.Conflict();
    }

    private static Organisation next(Organisation now, String name, Tier tier) {
        return new Organisation(now.id(), name, tier, now.created(), now.version() + 1);
    }
}
