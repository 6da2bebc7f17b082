package lyceum.contract.accounts;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;

@Doc("A page of invitations, oldest first.")
public record InvitationPage(
        @Doc("The invitations.") List<InvitationView> invitations,

        @Doc("How many entries were asked for, after the limit's bounds.")
        int limitEffective,

        @Doc("Whether there are more.") boolean hasMore,

        @Doc("Send it as cursor for the next page; absent on the last.")
        Optional<String> nextCursor) {}
