package lyceum.contract.accounts;

import java.time.Instant;
import lyceum.contract.Doc;

@Doc("An organisation.")
public record OrganisationView(
        @Doc("The organisation's id.") String organisationId,
        @Doc("Its name.") String name,
        @Doc("How much its callers may call.") String tier,
        @Doc("When it was made.") Instant createdAt,

        @Doc("Rises by one with each change; the ETag carries it.")
        long version) {
    public static final int NAME_MAX = 100;
}
