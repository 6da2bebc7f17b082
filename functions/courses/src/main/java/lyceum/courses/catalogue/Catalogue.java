package lyceum.courses.catalogue;

import java.util.List;
import java.util.Optional;
import lyceum.contract.courses.CourseSummary;
import lyceum.platform.http.Claim;

/** The courses of all organisations. An id of another organisation's course, or of none, names nothing. */
public interface Catalogue {
    /** How many courses can be asked for by id at once. */
    int BATCH_MAX = 100;

    /**
     * Adds a course; with a claim, both or neither.
     *
     * @return false where a course with this id exists already
     * @throws Claim.Taken if the claim's key was not free
     */
    boolean add(Course course, Optional<Claim> claim);

    Optional<Course> find(String organisation, String id);

    /** The version of a course, without reading its content. */
    Optional<Long> version(String organisation, String id);

    /** Those of the named courses that exist, in no particular order; at most {@link #BATCH_MAX} different ids. */
    List<Course> findAll(String organisation, List<String> ids);

    /**
     * Puts a changed course in place of its version before.
     *
     * @return false where the course has moved on or is gone
     */
    boolean replace(Course next);

    /**
     * Publishes a course: as {@link #replace}, but its content stays as it is. With a claim, both or neither.
     *
     * @throws Claim.Taken if the claim's key was not free
     */
    boolean publish(Course next, Optional<Claim> claim);

    /** Removes a course, if this is its version. */
    Removal remove(String organisation, String id, long version);

    /**
     * Summaries, newest first. A course made in the last second may be missing.
     *
     * @param after the id of the last course that the caller has
     */
    Page list(String organisation, int limit, Optional<String> after);

    /** What became of a removal. */
    enum Removal {
        DONE,
        /** The course has another version by now. */
        CONFLICT,
        MISSING
    }

    /** Some summaries, and whether there are more. */
    record Page(List<CourseSummary> courses, boolean more) {}
}
