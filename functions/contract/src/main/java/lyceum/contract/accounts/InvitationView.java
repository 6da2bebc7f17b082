package lyceum.contract.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;

@Doc("An invitation, without its token.")
public record InvitationView(
        @Doc("The invitation's id.") String invitationId,

        @Doc("The address of whom it is for; absent where it is for whoever has the token.")
        Optional<String> email,

        @Doc("What whoever accepts it will be.") List<String> roles,
        @Doc("When it was made.") Instant createdAt,

        @Doc("Who made it: a person's id, or key_ and a key's id.")
        String createdBy,

        @Doc("Until when it holds.") Instant expiresAt) {
    /** The id alone: an address stays out of logs. */
    @Override
    public String toString() {
        return "InvitationView[" + invitationId + "]";
    }
}
