package lyceum.contract.accounts;

import java.time.Instant;
import lyceum.contract.Doc;

@Doc("A person, as that person sees it.")
public record UserView(
        @Doc("The person's id.") String userId,
        @Doc("The address that the person signs in with.") String email,
        @Doc("The person's name.") String name,

        @Doc("What the person says about himself or herself; empty for nothing.")
        String bio,

        @Doc("The language the person reads, a BCP 47 tag such as en-GB.")
        String locale,

        @Doc("The organisation the person was last signed in to.")
        String organisationId,

        @Doc("When the person registered.") Instant createdAt,
        @Doc("When the profile was last changed.") Instant updatedAt,

        @Doc("Rises by one with each change of the profile; the ETag carries it.")
        long version) {
    public static final int NAME_MAX = 100;
    public static final int BIO_MAX = 2_000;

    /** The id alone: the rest is personal and stays out of logs. */
    @Override
    public String toString() {
        return "UserView[" + userId + "]";
    }
}
