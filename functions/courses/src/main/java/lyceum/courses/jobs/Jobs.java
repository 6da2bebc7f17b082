package lyceum.courses.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.platform.http.Claim;

/** The jobs of all organisations, and the finished parts of each. A job of another organisation does not exist. */
public interface Jobs {
    /**
     * Adds a new job; with a claim, both or neither.
     *
     * @throws Claim.Taken if the claim's key was not free
     */
    void add(Job job, Optional<Claim> claim);

    Optional<Job> find(String organisation, String id);

    /**
     * Puts a changed job in place of its revision before.
     *
     * @return false where somebody else changed the job meanwhile
     */
    default boolean save(Job next) {
        return save(next, Optional.empty());
    }

    /**
     * As {@link #save(Job)}; with a claim, both or neither.
     *
     * @throws Claim.Taken if the claim's key was not free
     */
    boolean save(Job next, Optional<Claim> claim);

    /** As {@link #save(Job)}, with a finished part: both or neither. */
    boolean save(Job next, Part part);

    /** The finished parts of a job, by number; kept for seven days. */
    List<Part> parts(String jobId);

    /**
     * Jobs, newest first, without their outlines. A page may be shorter than {@code limit} and still have more after it.
     *
     * @param after where the page before ended
     */
    Listing list(String organisation, Filter filter, int limit, Optional<String> after);

    /** Some unended jobs that should have been looked after by {@code now}, those due longest first. */
    List<JobKey> due(Instant now);

    /** Which jobs; absent for any. */
    record Filter(Optional<State> state, Optional<Kind> kind) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

        public boolean passes(Job job) {
            return state.map(wanted -> wanted == job.state()).orElse(true)
                    && kind.map(wanted -> wanted == job.kind()).orElse(true);
        }
    }

    /** Some jobs; {@code next} is where to go on, absent at the end. */
    record Listing(List<Job> jobs, Optional<String> next) {}

    /** Names a job. */
    record JobKey(String organisation, String id) {}
}
