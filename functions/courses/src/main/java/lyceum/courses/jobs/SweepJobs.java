package lyceum.courses.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lyceum.contract.Measure;
import lyceum.contract.jobs.JobView.JobError;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.telemetry.Telemetry;

/**
 * Looks after jobs that nobody has moved for too long: sends for a worker again, or lets the job expire. Whatever crashes between
 * the job's item and its message, this finds it.
 */
public final class SweepJobs {
    /** The code of a job's error when its time is over. */
    static final String EXPIRED = "expired";

    private static final String SWEEPER = "sweeper";

    private final Jobs jobs;
    private final Messages messages;
    private final Function<Job, Optional<Made>> keepFinished;
    private final InstantSource clock;
    private final Telemetry telemetry;

    /** {@code keepFinished} keeps what a job has finished, and says what that is. */
    public SweepJobs(
            Jobs jobs,
            Messages messages,
            Function<Job, Optional<Made>> keepFinished,
            InstantSource clock,
            Telemetry telemetry) {
        this.jobs = jobs;
        this.messages = messages;
        this.keepFinished = keepFinished;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** Looks after all jobs that are due, for as long as there is time; the rest are due next time too. */
    public void sweep(Instant end) {
        int called = 0;
        int expired = 0;
        for (var key : jobs.due(clock.instant())) {
            if (!clock.instant().isBefore(end)) {
                break;
            }
            switch (lookAfter(key)) {
                case CALLED -> called++;
                case EXPIRED -> expired++;
                case NOTHING -> {}
            }
        }
        if (called + expired > 0) {
            telemetry.event(Telemetry.Level.WARN, "jobs-swept", Map.of("called", called, "expired", expired));
        }
    }

    private enum Done {
        CALLED,
        EXPIRED,
        NOTHING
    }

    /** Written first, then sent: two sweepers at once send one message. */
    private Done lookAfter(Jobs.JobKey key) {
        Instant now = clock.instant();
        var found = jobs.find(key.organisation(), key.id());
        if (found.isEmpty()
                || found.get().state().ended()
                || found.get().lifeline().checkAt().isAfter(now)) {
            return Done.NOTHING;
        }
        Job job = found.get();
        if (job.overdue(now)) {
            return expired(job, now) ? Done.EXPIRED : Done.NOTHING;
        }
        Job next = job.calledAgain(now);
        return jobs.save(next) && messages.send(next) ? Done.CALLED : Done.NOTHING;
    }

    /** A job that was begun is taken first, so that no worker goes on with it while its remains are kept. */
    private boolean expired(Job job, Instant now) {
        Job ended;
        if (job.state() == State.RUNNING) {
            Job taken = job.claimed(SWEEPER, now);
            if (!jobs.save(taken)) {
                return false;
            }
            ended = taken.expired(error(job), keepFinished.apply(taken), now);
        } else {
            ended = job.expired(error(job), Optional.empty(), now);
        }
        if (!jobs.save(ended)) {
            return false;
        }
        count(job, ended);
        return true;
    }

    /** A course that no worker could bring to its end has failed; one whose outline nobody approved, or that was cancelled, has not. */
    private static void count(Job job, Job ended) {
        if (job.kind() == Kind.GENERATE && job.state() != State.WAITING && ended.state() == State.EXPIRED) {
            CurrentRun.count(Measure.GENERATIONS_FAILED);
        }
    }

    private static JobError error(Job job) {
        Duration still = job.state() == State.WAITING ? Job.WAITING_AT_MOST : Job.STILL_AT_MOST;
        String why = job.state() == State.WAITING
                ? "Nobody approved the outline within %d days. Generate the course again.".formatted(still.toDays())
                : "No worker could go on with the job for %d hours. Try again.".formatted(still.toHours());
        return new JobError(EXPIRED, why);
    }
}
