package lyceum.accounts.people;

import java.time.InstantSource;
import java.util.List;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.origins.Origin;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.UpdateMeRequest;

/** Replaces members of a person's profile, from the version that the person has seen. */
final class UpdateProfile {
    private final Users users;
    private final InstantSource clock;

    UpdateProfile(Users users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Updated(User user) implements Outcome {}

        record Missing() implements Outcome {}

        record Conflict() implements Outcome {}
    }

    Outcome update(String userId, long version, UpdateMeRequest request, Origin origin) {
        return users.find(userId)
                .map(user -> user.version() == version ? update(user, request, origin) : new Outcome.Conflict())
                .orElseGet(Outcome.Missing::new);
    }

    private Outcome update(User user, UpdateMeRequest request, Origin origin) {
        User next = user.changed(
                request.name().map(String::strip).orElse(user.name()),
                request.bio().map(String::strip).orElse(user.bio()),
                request.locale().orElse(user.locale()),
                clock.instant());
        var event = new AuditEvent(
                user.organisation().isEmpty() ? user.id() : user.organisation(),
                AuditType.USER_UPDATED,
                user.id(),
                user.id(),
                AuditEvent.Outcome.DONE,
                origin.network(),
                origin.requestId());
        return users.change(next, List.of(event)) ? new Outcome.Updated(next) : new Outcome.Conflict();
    }
}
