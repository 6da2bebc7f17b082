package lyceum.contract.accounts;

import java.util.List;
import lyceum.contract.Doc;

@Doc("Who is signed in here.")
public record SessionStatus(
        @Doc("True: whoever is not signed in is answered 401.")
        boolean authenticated,

        @Doc("The person.") String userId,

        @Doc("The organisation that the person is signed in to; empty for none.")
        String organisationId,

        @Doc("What the person is within it.") List<String> roles,
        @Doc("The organisation's tier.") String tier,
        @Doc("The session.") SessionView session) {
    public SessionStatus {
        roles = List.copyOf(roles);
    }
}
