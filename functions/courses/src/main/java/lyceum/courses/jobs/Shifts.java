package lyceum.courses.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.jobs.JobMessage;
import lyceum.platform.Ids;
import lyceum.platform.telemetry.Telemetry;

/** Gives out jobs to workers, each job to one at a time. */
public final class Shifts {
    /** How often a worker says that it is alive; three may be lost before it is taken for dead. */
    public static final Duration BEAT = Duration.ofSeconds(12);

    private final Jobs jobs;
    private final InstantSource clock;
    private final Ids ids;
    private final Telemetry telemetry;
    private final Duration beat;

    public Shifts(Jobs jobs, InstantSource clock, Ids ids, Telemetry telemetry, Duration beat) {
        this.jobs = jobs;
        this.clock = clock;
        this.ids = ids;
        this.telemetry = telemetry;
        this.beat = beat;
    }

    /**
     * Claims the job that a message speaks of. A late, repeated or unknown message finds nothing to do: that is told to the
     * operator, and the message is done with.
     *
     * @param until when the worker will be stopped
     */
    public Optional<Shift> begin(JobMessage message, Instant until) {
        var found = jobs.find(message.organisation(), message.jobId());
        if (found.isEmpty()) {
            return nothing(message, "unknown");
        }
        Job job = found.get();
        Instant now = clock.instant();
        if (!job.free(now)) {
            return nothing(message, job.state().word());
        }
        String owner = ids.next("own_");
        Job claimed = job.claimed(owner, now);
        return jobs.save(claimed)
                ? Optional.of(new Shift(jobs, clock, owner, claimed, until, beat))
                : nothing(message, "claimed");
    }

    private Optional<Shift> nothing(JobMessage message, String state) {
        telemetry.event(
                Telemetry.Level.INFO, "message-without-work", Map.of("job_id", message.jobId(), "state", state));
        return Optional.empty();
    }
}
