package lyceum.contract.jobs;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;

@Doc("A page of jobs, newest first.")
public record JobPage(
        @Doc("The jobs, without outlines and addresses.") List<JobView> jobs,

        @Doc("How many entries were asked for, after the limit's bounds.")
        int limitEffective,

        @Doc("Whether there are more.") boolean hasMore,

        @Doc("Send it as cursor for the next page; absent on the last.")
        Optional<String> nextCursor) {}
