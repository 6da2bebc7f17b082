package lyceum.courses.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One worker's time with one job, from claim to release. While it lasts, a thread of its own says every now and then that the
 * worker is alive. Each step is written at once; where the caller changed the job meanwhile, the step is written on top of that.
 */
public final class Shift implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    /** What a step needs, at most: with less time left, another shift does it. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(75);

    private final Jobs jobs;
    private final InstantSource clock;
    private final String owner;
    private final Instant until;
    private final Thread heart;
    private Job job;

    Shift(Jobs jobs, InstantSource clock, String owner, Job claimed, Instant until, Duration beat) {
        this.jobs = jobs;
        this.clock = clock;
        this.owner = owner;
        this.until = until;
        this.job = claimed;
        this.heart = Thread.ofVirtual().name("heart-" + claimed.id()).start(() -> beat(beat));
    }

    /** Whether and why a worker should go on. */
    public enum Standing {
        GOES_ON,
        /** Its caller wants the job to stop. */
        CANCELLING,
        /** The function's time is nearly over. */
        OUT_OF_TIME,
        /** The job is another's, or nobody's, by now. */
        LOST
    }

    public synchronized Job job() {
        return job;
    }

    public synchronized Standing standing() {
        if (!job.heldBy(owner)) {
            return Standing.LOST;
        }
        if (job.lifeline().cancelling()) {
            return Standing.CANCELLING;
        }
        return clock.instant().plus(LONGEST_STEP).isAfter(until) ? Standing.OUT_OF_TIME : Standing.GOES_ON;
    }

    /** Writes a step, which must raise the revision by one. */
    public Standing change(UnaryOperator<Job> step) {
        return change(step, Optional.empty());
    }

    /** Writes a step together with the part that it finished. */
    public Standing change(UnaryOperator<Job> step, Part part) {
        return change(step, Optional.of(part));
    }

    private synchronized Standing change(UnaryOperator<Job> step, Optional<Part> part) {
        for (int attempt = 0; attempt < ATTEMPTS && job.heldBy(owner); attempt++) {
            Job next = step.apply(job);
            if (part.map(finished -> jobs.save(next, finished)).orElseGet(() -> jobs.save(next))) {
                job = next;
                return standing();
            }
            Optional<Job> stored = jobs.find(next.organisation(), next.id());
            if (stored.isEmpty()) {
                return Standing.LOST;
            }
            job = stored.get();
            if (job.equals(next)) {
                return standing(); // it was written, only the answer was lost
            }
        }
        return Standing.LOST;
    }

    private void beat(Duration pause) {
        try {
            while (true) {
                Thread.sleep(pause);
                change(now -> now.alive(clock.instant()));
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        heart.interrupt();
    }
}
