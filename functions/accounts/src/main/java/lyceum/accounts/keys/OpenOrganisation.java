package lyceum.accounts.keys;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.CreateOrganisation;
import lyceum.contract.accounts.OrganisationCreated;
import lyceum.platform.Ids;

/**
 * Creates an organisation with its first API key. The gateway's key comes first: a crash before the organisation is stored leaves
 * a gateway key that no caller can use, never a caller without a limit.
 */
public final class OpenOrganisation {
    private static final int USAGE_KEY_BYTES = 24;

    private final ApiKeys keys;
    private final UsagePlans plans;
    private final Ids ids;
    private final InstantSource clock;

    OpenOrganisation(ApiKeys keys, UsagePlans plans, Ids ids, InstantSource clock) {
        this.keys = keys;
        this.plans = plans;
        this.ids = ids;
        this.clock = clock;
    }

    public OpenOrganisation(DynamoApiKeys keys, GatewayUsagePlans plans, Ids ids, InstantSource clock) {
        this((ApiKeys) keys, plans, ids, clock);
    }

    /** The organisation's id and its key, which is shown this once. */
    public OrganisationCreated open(CreateOrganisation request) {
        Instant now = clock.instant();
        Tier tier = Tier.of(request.tier()).orElseThrow();
        var organisation = new Organisation(ids.next("org_"), request.name().strip(), tier, now);
        ApiKey key = ApiKey.create(ids);
        String usageKey = HexFormat.of().formatHex(ids.random(USAGE_KEY_BYTES));
        String gatewayId = plans.admit(organisation.id() + " " + key.id(), usageKey, tier);
        try {
            keys.add(
                    organisation,
                    new StoredKey(
                            key.id(), key.hash(), organisation.id(), roles(request), usageKey, now, Optional.empty()));
        } catch (RuntimeException failed) {
            plans.remove(gatewayId);
            throw failed;
        }
        return new OrganisationCreated(organisation.id(), key.text());
    }

    private static Set<Role> roles(CreateOrganisation request) {
        return request.roles().stream()
                .map(word -> Role.of(word).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }
}
