package lyceum.contract.courses;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;

@Doc("A page of courses, newest first. A course made in the last second may be missing.")
public record CoursePage(
        @Doc("The courses.") List<CourseSummary> courses,

        @Doc("How many entries were asked for, after the limit's bounds.")
        int limitEffective,

        @Doc("Whether there are more.") boolean hasMore,

        @Doc("Send it as cursor for the next page; absent on the last.")
        Optional<String> nextCursor) {}
