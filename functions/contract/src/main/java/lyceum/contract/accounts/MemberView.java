package lyceum.contract.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;

@Doc("A person as a member of an organisation.")
public record MemberView(
        @Doc("The person's id.") String userId,
        @Doc("The person's name.") String name,

        @Doc("The person's address; shown to owners and admins alone.")
        Optional<String> email,

        @Doc("What the person is there.") List<String> roles,
        @Doc("Since when.") Instant since) {
    /** The id alone: the rest is personal and stays out of logs. */
    @Override
    public String toString() {
        return "MemberView[" + userId + "]";
    }
}
