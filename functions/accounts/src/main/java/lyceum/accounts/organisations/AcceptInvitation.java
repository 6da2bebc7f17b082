package lyceum.accounts.organisations;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.invitations.Invitations;
import lyceum.accounts.invitations.Token;
import lyceum.accounts.keys.Organisation;
import lyceum.accounts.people.User;
import lyceum.accounts.people.Users;
import lyceum.contract.accounts.AuditType;
import lyceum.platform.http.Claim;

/** Makes a person a member of the organisation that invites. */
final class AcceptInvitation {
    private final Invitations invitations;
    private final Organisations organisations;
    private final Users users;
    private final InstantSource clock;

    AcceptInvitation(Invitations invitations, Organisations organisations, Users users, InstantSource clock) {
        this.invitations = invitations;
        this.organisations = organisations;
        this.users = users;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Accepted(Joined joined) implements Outcome {}

        /** No invitation, or none for this person. */
        record Invalid() implements Outcome {}

        record MemberAlready() implements Outcome {}

        record TooMany() implements Outcome {}

        record Gone() implements Outcome {}
    }

    Outcome accept(Actor actor, String text, Function<Joined, Optional<Claim>> claim) {
        Optional<User> user = users.find(actor.id());
        if (user.isEmpty()) {
            return new Outcome.Gone();
        }
        Instant now = clock.instant();
        return Token.parse(text)
                .flatMap(token -> invitations.byHash(token.hash()))
                .filter(invitation -> invitation.isFor(user.get().email(), now))
                .flatMap(invitation -> organisations
                        .find(invitation.organisation())
                        .map(organisation -> accept(actor, invitation, joined(organisation, invitation, now), claim)))
                .orElseGet(Outcome.Invalid::new);
    }

    private Outcome accept(Actor actor, Invitation invitation, Joined joined, Function<Joined, Optional<Claim>> claim) {
        String organisation = invitation.organisation();
        var events = List.of(
                actor.did(organisation, AuditType.INVITATION_ACCEPTED, invitation.id()),
                actor.did(organisation, AuditType.MEMBER_ADDED, actor.id()));
        return switch (invitations.accept(invitation, actor.id(), joined.since(), events, claim.apply(joined))) {
            case DONE -> new Outcome.Accepted(joined);
            case GONE -> new Outcome.Invalid();
            case MEMBER_ALREADY -> new Outcome.MemberAlready();
            case TOO_MANY -> new Outcome.TooMany();
        };
    }

    private static Joined joined(Organisation organisation, Invitation invitation, Instant now) {
        return new Joined(organisation, invitation.roles(), now);
    }
}
