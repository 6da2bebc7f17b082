package lyceum.contract.accounts;

import java.util.Optional;
import lyceum.contract.Doc;

@Doc("What the check of a chain found.")
public record AuditVerification(
        @Doc("The month that was checked.") String month,

        @Doc("Whether everything that was checked is as it was written.")
        boolean holds,

        @Doc("Whether the chain was checked to its end, or to where it breaks.")
        boolean complete,

        @Doc("The number of the last event that is as it should be; 0 for none.")
        long checked,

        @Doc("The hash of that event. Keep it: it must be the same for ever.")
        String hash,

        @Doc("The number of the first event that is not as it should be; absent where the chain holds.")
        Optional<Long> brokenAt,

        @Doc(
                "missing, changed, unlinked (the one before it was rewritten) or head (the last was rewritten); absent where it holds.")
        Optional<String> reason,

        @Doc("Send it as cursor to go on; absent when complete.")
        Optional<String> nextCursor) {}
