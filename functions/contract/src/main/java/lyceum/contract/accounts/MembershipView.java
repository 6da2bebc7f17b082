package lyceum.contract.accounts;

import java.time.Instant;
import java.util.List;
import lyceum.contract.Doc;

@Doc("An organisation that a person belongs to.")
public record MembershipView(
        @Doc("The organisation's id; log in or refresh with it to work there.")
        String organisationId,

        @Doc("Its name.") String name,
        @Doc("How much its callers may call.") String tier,
        @Doc("What the person is there.") List<String> roles,
        @Doc("Since when.") Instant since) {}
