package lyceum.contract.accounts;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;

@Doc("A page of members, in the order they registered.")
public record MemberPage(
        @Doc("The members.") List<MemberView> members,

        @Doc("How many entries were asked for, after the limit's bounds.")
        int limitEffective,

        @Doc("Whether there are more.") boolean hasMore,

        @Doc("Send it as cursor for the next page; absent on the last.")
        Optional<String> nextCursor) {}
