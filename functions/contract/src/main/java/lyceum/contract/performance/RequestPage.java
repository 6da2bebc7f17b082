package lyceum.contract.performance;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;

@Doc("A page of requests, newest first.")
public record RequestPage(
        @Doc("The requests.") List<RequestEntry> requests,

        @Doc("How many entries were asked for, after the limit's bounds.")
        int limitEffective,

        @Doc("Whether there may be more.") boolean hasMore,

        @Doc("Send it as cursor for the next page; absent on the last.")
        Optional<String> nextCursor) {}
