package lyceum.accounts.keys;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.audit.AuditEvent.Outcome;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.CreateOrganisation;
import lyceum.contract.accounts.OrganisationCreated;
import lyceum.contract.accounts.Words;
import lyceum.platform.Ids;

/**
 * Creates an organisation with its first API key. The gateway's key comes first: a crash before the organisation is stored leaves
 * a gateway key that no caller can use, never a caller without a limit.
 */
public final class OpenOrganisation {
    private static final String FIRST_KEY = "First key";

    private final KeyRing ring;
    private final UsagePlans plans;
    private final Ids ids;
    private final InstantSource clock;

    public OpenOrganisation(KeyRing ring, UsagePlans plans, Ids ids, InstantSource clock) {
        this.ring = ring;
        this.plans = plans;
        this.ids = ids;
        this.clock = clock;
    }

    /** The organisation's id and its key, which is shown this once. */
    public OrganisationCreated open(CreateOrganisation request) {
        Instant now = clock.instant();
        Tier tier = Tier.of(request.tier()).orElseThrow();
        var organisation = new Organisation(ids.next("org_"), request.name().strip(), tier, now, 1);
        ApiKey key = ApiKey.create(ids);
        String usageKey = ApiKey.usageKey(ids);
        String gatewayId = plans.admit(organisation.id() + " " + key.id(), usageKey, tier);
        try {
            var card = card(organisation, key, gatewayId, Words.roles(request.roles()));
            ring.open(organisation, card, card.stored(key, usageKey), events(organisation, card));
        } catch (RuntimeException failed) {
            plans.remove(gatewayId);
            throw failed;
        }
        return new OrganisationCreated(organisation.id(), key.text());
    }

    private static KeyCard card(Organisation organisation, ApiKey key, String gatewayId, Set<Role> roles) {
        return new KeyCard(
                organisation.id(),
                key.id(),
                FIRST_KEY,
                roles,
                Optional.empty(),
                gatewayId,
                organisation.tier(),
                organisation.created(),
                AuditEvent.BY_HAND,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<AuditEvent> events(Organisation organisation, KeyCard card) {
        return List.of(
                byHand(organisation, AuditType.ORGANISATION_CREATED, organisation.id()),
                byHand(organisation, AuditType.KEY_CREATED, "key_" + card.id()));
    }

    private static AuditEvent byHand(Organisation organisation, AuditType type, String target) {
        return new AuditEvent(organisation.id(), type, AuditEvent.BY_HAND, target, Outcome.DONE, "", "");
    }
}
