package lyceum.contract.accounts;

import java.time.Instant;
import java.util.List;
import lyceum.contract.Doc;

@Doc("An invitation, without its token.")
public record InvitationView(
        @Doc("The invitation's id.") String invitationId,
        @Doc("What whoever accepts it will be.") List<String> roles,
        @Doc("When it was made.") Instant createdAt,

        @Doc("Who made it: a person's id, or key_ and a key's id.")
        String createdBy,

        @Doc("Until when it holds.") Instant expiresAt) {}
