package lyceum.accounts.organisations;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.keys.Organisation;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import lyceum.platform.Ids;
import lyceum.platform.http.Claim;

/** Makes an organisation for a person, in the free tier. */
final class FoundOrganisation {
    private final Organisations organisations;
    private final Ids ids;
    private final InstantSource clock;

    FoundOrganisation(Organisations organisations, Ids ids, InstantSource clock) {
        this.organisations = organisations;
        this.ids = ids;
        this.clock = clock;
    }

    /** Empty where the person belongs to as many as anybody may. */
    Optional<Organisation> found(Actor actor, String name, Function<Organisation, Optional<Claim>> claim) {
        var organisation = new Organisation(ids.next("org_"), name.strip(), Tier.FREE, clock.instant(), 1);
        var event = actor.did(organisation.id(), AuditType.ORGANISATION_CREATED, organisation.id());
        return organisations.add(organisation, actor.id(), List.of(event), claim.apply(organisation))
                ? Optional.of(organisation)
                : Optional.empty();
    }
}
