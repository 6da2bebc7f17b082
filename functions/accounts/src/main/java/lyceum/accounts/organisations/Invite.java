package lyceum.accounts.organisations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.invitations.Invitations;
import lyceum.accounts.invitations.Token;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.InviteMemberRequest;
import lyceum.platform.Ids;
import lyceum.platform.http.Claim;

/** Makes invitations and takes them back. Nobody invites to roles that they may not give. */
final class Invite {
    private final Invitations invitations;
    private final Ids ids;
    private final InstantSource clock;

    Invite(Invitations invitations, Ids ids, InstantSource clock) {
        this.invitations = invitations;
        this.ids = ids;
        this.clock = clock;
    }

    sealed interface Outcome {
        /** The invitation with its token, which is shown this once. */
        record Invited(Invitation invitation, Token token) implements Outcome {}

        record TooManyRights() implements Outcome {}
    }

    /** {@code claim} keeps the answer that shows the token. */
    Outcome invite(Actor actor, InviteMemberRequest request, Function<Outcome.Invited, Optional<Claim>> claim) {
        if (!actor.mayGive(request.roleSet())) {
            return new Outcome.TooManyRights();
        }
        Token token = Token.create(ids);
        Instant now = clock.instant();
        var invitation = new Invitation(
                actor.caller().organisation(),
                ids.next("inv_"),
                token.hash(),
                request.address(),
                request.roleSet(),
                now,
                actor.id(),
                // To the second, as it is stored.
                Instant.ofEpochSecond(now.plus(Duration.ofDays(request.holds())).getEpochSecond()));
        var invited = new Outcome.Invited(invitation, token);
        invitations.add(
                invitation,
                List.of(actor.did(invitation.organisation(), AuditType.INVITATION_CREATED, invitation.id())),
                claim.apply(invited));
        return invited;
    }

    /** False where the organisation has no such invitation any more. */
    boolean revoke(Actor actor, String id) {
        Optional<Invitation> found = invitations.find(actor.caller().organisation(), id);
        return found.isPresent()
                && invitations.remove(
                        found.get(), List.of(actor.did(found.get().organisation(), AuditType.INVITATION_REVOKED, id)));
    }
}
