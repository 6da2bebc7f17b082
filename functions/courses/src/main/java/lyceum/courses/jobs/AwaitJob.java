package lyceum.courses.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** Waits for a job to come to a point, by looking at it again and again. */
public final class AwaitJob {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Jobs jobs;
    private final InstantSource clock;
    private final Pauses pauses;

    public AwaitJob(Jobs jobs, InstantSource clock, Pauses pauses) {
        this.jobs = jobs;
        this.clock = clock;
        this.pauses = pauses;
    }

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pauses {
        void pause(Duration length) throws InterruptedException;
    }

    /** Until the job has ended or asks for approval. */
    public Job untilSettled(Job job, Duration patience) {
        return until(job, patience, now -> now.state().ended() || now.state() == State.WAITING);
    }

    /** Until there is an event after this number, or never will be. */
    Job untilNews(Job job, long after, Duration patience) {
        return until(
                job,
                patience,
                now -> now.state().ended() || now.events().getLast().number() > after);
    }

    private Job until(Job job, Duration patience, Predicate<Job> settled) {
        Instant end = clock.instant().plus(patience);
        Job latest = job;
        while (!settled.test(latest) && clock.instant().isBefore(end) && paused()) {
            Optional<Job> read = jobs.find(job.organisation(), job.id());
            if (read.isEmpty()) {
                return latest;
            }
            latest = read.get();
        }
        return latest;
    }

    private boolean paused() {
        try {
            pauses.pause(PAUSE);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
