package lyceum.courses.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What keeps a job from being forgotten: who is at it, and when somebody should look after it.
 *
 * @param lease the worker that has it
 * @param checkAt when the sweeper looks after it, unless the job moves before
 * @param calls how often the sweeper had to call for a worker since one came
 * @param strikes how many workers died at it since it last moved
 * @param cancelling whether its caller asked it to stop
 */
public record Lifeline(Optional<Lease> lease, Instant checkAt, int calls, int strikes, boolean cancelling) {
    /** A worker that says nothing for so long is taken for dead. */
    public static final Duration SILENCE_AT_MOST = Duration.ofSeconds(45);

    /** How long a message may take to reach a worker before it is sent again. */
    public static final Duration PICKED_UP_WITHIN = Duration.ofSeconds(30);

    /** A job that so many workers died at, without any progress, is given up. */
    public static final int STRIKES_AT_MOST = 5;

    private static final int LONGEST_PAUSE = 6;

    /** A worker's hold on a job. */
    public record Lease(String owner, Instant until) {}

    /** Nobody is at it, and a message for it is on its way. */
    static Lifeline of(Instant now, boolean cancelling) {
        return new Lifeline(Optional.empty(), now.plus(PICKED_UP_WITHIN), 0, 0, cancelling);
    }

    /** Nobody need be at it before {@code checkAt}. */
    static Lifeline until(Instant checkAt) {
        return new Lifeline(Optional.empty(), checkAt, 0, 0, false);
    }

    /** Whether too many workers died at it. */
    public boolean exhausted() {
        return strikes >= STRIKES_AT_MOST;
    }

    boolean held(Instant now) {
        return lease.filter(held -> held.until().isAfter(now)).isPresent();
    }

    boolean heldBy(String owner) {
        return lease.filter(held -> held.owner().equals(owner)).isPresent();
    }

    /** A lease that is still there when another worker comes is that of a dead one. */
    Lifeline claimed(String owner, Instant now) {
        Instant until = now.plus(SILENCE_AT_MOST);
        int deaths = lease.isPresent() ? strikes + 1 : strikes;
        return new Lifeline(Optional.of(new Lease(owner, until)), until, 0, deaths, cancelling);
    }

    Lifeline alive(Instant now) {
        Instant until = now.plus(SILENCE_AT_MOST);
        return new Lifeline(lease.map(held -> new Lease(held.owner(), until)), until, calls, strikes, cancelling);
    }

    Lifeline advanced(Instant now) {
        Lifeline alive = alive(now);
        return new Lifeline(alive.lease, alive.checkAt, 0, 0, cancelling);
    }

    /** Each call waits twice as long as the one before, so that a long queue is not filled with repetitions. */
    Lifeline calledAgain(Instant now) {
        Duration pause = PICKED_UP_WITHIN.multipliedBy(1L << Math.min(calls, LONGEST_PAUSE));
        return new Lifeline(lease, now.plus(pause), calls + 1, strikes, cancelling);
    }

    Lifeline cancelled() {
        return new Lifeline(lease, checkAt, calls, strikes, true);
    }
}
