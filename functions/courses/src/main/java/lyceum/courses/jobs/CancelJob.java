package lyceum.courses.jobs;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import lyceum.platform.http.Claim;

/** Stops a job: at once if nobody is at work on it, else at the end of the present step. */
final class CancelJob {
    /** How often a caller may lose against a worker that reports progress. */
    static final int ATTEMPTS = 5;

    private final Jobs jobs;
    private final InstantSource clock;

    CancelJob(Jobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    sealed interface Outcome {
        /** It is cancelled, or will be; {@code job} is its present state. */
        record Stopping(Job job) implements Outcome {}

        record Ended(Job job) implements Outcome {}

        record Missing() implements Outcome {}

        /** The job changed faster than the wish could be written. */
        record Busy() implements Outcome {}
    }

    Outcome cancel(String organisation, String id, Function<Job, Optional<Claim>> claim) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = jobs.find(organisation, id);
            if (found.isEmpty()) {
                return new Outcome.Missing();
            }
            Job job = found.get();
            if (job.state() == State.CANCELLED
                    || (!job.state().ended() && job.lifeline().cancelling())) {
                return new Outcome.Stopping(job);
            }
            if (job.state().ended()) {
                return new Outcome.Ended(job);
            }
            Job next = job.cancelRequested(clock.instant());
            if (jobs.save(next, claim.apply(next))) {
                return new Outcome.Stopping(next);
            }
        }
        return new Outcome.Busy();
    }
}
