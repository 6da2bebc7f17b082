package lyceum.contract.accounts;

import java.time.Instant;
import java.util.List;
import lyceum.contract.Doc;

@Doc("A person as a member of an organisation.")
public record MemberView(
        @Doc("The person's id.") String userId,
        @Doc("What the person is there.") List<String> roles,
        @Doc("Since when.") Instant since) {}
