package lyceum.courses.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.contract.courses.Outline;
import lyceum.contract.jobs.JobView.JobError;
import lyceum.contract.jobs.JobView.JobUsage;

/**
 * A job as it stands. Each method that changes it answers the changed job, one revision on; a change that the job's state does
 * not allow is an {@link IllegalStateException}, for the use case must have looked.
 *
 * @param order what to export, for an export
 * @param lifeline what keeps it from being forgotten
 * @param revision rises by one with each change
 * @param outline the plan of a course to generate, once there is one
 * @param approved whether its caller let the outline pass
 * @param events the latest {@value JobEvent#KEPT}
 */
public record Job(
        String organisation,
        String id,
        Kind kind,
        Optional<ExportOrder> order,
        State state,
        Progress progress,
        JobTimes times,
        Lifeline lifeline,
        long revision,
        Optional<Outline> outline,
        boolean approved,
        JobOutcome outcome,
        List<JobEvent> events) {
    /** How long a job that has work to do may stand still before it expires. */
    public static final Duration STILL_AT_MOST = Duration.ofHours(24);

    /** How long a job waits for an approval. */
    public static final Duration WAITING_AT_MOST = Duration.ofDays(7);

    /** How long an ended job can be read. */
    public static final Duration KEPT = Duration.ofDays(90);

    public Job {
        events = List.copyOf(events);
    }

    /** A job that nobody has begun. */
    public static Job queued(String organisation, String id, Kind kind, Optional<ExportOrder> order, Instant now) {
        var waiting = Progress.of("Waiting for its turn", 0);
        return new Job(
                organisation,
                id,
                kind,
                order,
                State.QUEUED,
                waiting,
                JobTimes.created(now),
                Lifeline.of(now, false),
                1,
                Optional.empty(),
                false,
                JobOutcome.NONE,
                JobEvent.followed(List.of(), State.QUEUED, waiting, now));
    }

    /** Whether a worker may take it: it has work to do and nobody is at it. */
    public boolean free(Instant now) {
        return (state == State.QUEUED || state == State.RUNNING) && !lifeline.held(now);
    }

    /** Whether {@code owner} still has it. */
    public boolean heldBy(String owner) {
        return state == State.RUNNING && lifeline.heldBy(owner);
    }

    /** Whether it stood still for so long that nobody will want it any more. */
    public boolean overdue(Instant now) {
        return switch (state) {
            case QUEUED, RUNNING -> !now.isBefore(times.updatedAt().plus(STILL_AT_MOST));
            case WAITING -> !now.isBefore(times.updatedAt().plus(WAITING_AT_MOST));
            case SUCCEEDED, FAILED, CANCELLED, EXPIRED -> false;
        };
    }

    /** {@code owner} takes it. */
    public Job claimed(String owner, Instant now) {
        require(free(now));
        Lifeline held = lifeline.claimed(owner, now);
        return state == State.RUNNING
                ? kept(held)
                : moved(State.RUNNING, Progress.of("Starting", 1), times.started(now), held, outcome, now);
    }

    /** Its worker is alive. */
    public Job alive(Instant now) {
        require(state == State.RUNNING);
        return kept(lifeline.alive(now));
    }

    /** Its worker lets go of it, for another to go on. */
    public Job released(Instant now) {
        require(state == State.RUNNING);
        return kept(Lifeline.of(now, lifeline.cancelling()));
    }

    /** Another message is sent for it, since nobody has taken care of it. */
    public Job calledAgain(Instant now) {
        require(!state.ended());
        return kept(lifeline.calledAgain(now));
    }

    /** It has come this far; {@code used} is what the step used, {@code warning} what to know of it. */
    public Job advanced(Progress to, JobUsage used, Optional<String> warning, Instant now) {
        require(state == State.RUNNING);
        return moved(state, to, times.moved(now), lifeline.advanced(now), outcome.plus(used, warning), now);
    }

    /** The same with a plan. */
    public Job planned(Outline plan) {
        return withOutline(Optional.of(plan), approved);
    }

    /** The same without its plan, which is stored apart. */
    Job withoutOutline() {
        return withOutline(Optional.empty(), approved);
    }

    /** It waits for its caller to approve the outline; if its caller wants it to stop, it is cancelled instead. */
    public Job waits(Instant now) {
        require(state == State.RUNNING && outline.isPresent());
        if (lifeline.cancelling()) {
            return cancelled(Optional.empty(), now);
        }
        var asking = Progress.of("Waiting for your approval of the outline", 10);
        return moved(State.WAITING, asking, times.moved(now), Lifeline.until(now.plus(WAITING_AT_MOST)), outcome, now);
    }

    /** Its caller approves this outline: there is work again. */
    public Job approved(Outline plan, Instant now) {
        require(state == State.WAITING);
        var on = Progress.of("Waiting for its turn", 10);
        return moved(State.RUNNING, on, times.moved(now), Lifeline.of(now, false), outcome, now)
                .withOutline(Optional.of(plan), true);
    }

    /** Its caller cancels it: at once where nobody is at work, else at the end of the present step. */
    public Job cancelRequested(Instant now) {
        require(!state.ended());
        if (state != State.RUNNING) {
            return cancelled(Optional.empty(), now);
        }
        var stopping = Progress.of("Stopping", progress.percent());
        return moved(state, stopping, times.moved(now), lifeline.cancelled(), outcome, now);
    }

    /** It has done what it was to do. */
    public Job succeeded(Made made, Instant now) {
        return ended(State.SUCCEEDED, Optional.of(made), Optional.empty(), now);
    }

    /** It is stopped, having made what {@code made} says. */
    public Job cancelled(Optional<Made> made, Instant now) {
        return ended(State.CANCELLED, made, Optional.empty(), now);
    }

    /** It can't be done; {@code made} is what is left of it. */
    public Job failed(JobError error, Optional<Made> made, Instant now) {
        return ended(State.FAILED, made, Optional.of(error), now);
    }

    /** Its time is over; {@code made} is what is left of it. */
    public Job expired(JobError error, Optional<Made> made, Instant now) {
        return ended(State.EXPIRED, made, Optional.of(error), now);
    }

    /** A caller who was told that the job will be cancelled finds it cancelled, whatever it came to meanwhile. */
    private Job ended(State how, Optional<Made> made, Optional<JobError> error, Instant now) {
        require(!state.ended());
        State end = lifeline.cancelling() ? State.CANCELLED : how;
        int percent = end == State.SUCCEEDED ? 100 : progress.percent();
        var what = outcome.ended(made, error.filter(_ -> end != State.CANCELLED));
        return moved(end, Progress.of(end.lastStep(), percent), times.ended(now), Lifeline.until(now), what, now);
    }

    /** One revision on, where it was, with nothing to tell. */
    private Job kept(Lifeline by) {
        return next(state, progress, times, by, outcome, events);
    }

    /** One revision on, and told to those who follow it. */
    private Job moved(State to, Progress at, JobTimes when, Lifeline by, JobOutcome what, Instant now) {
        return next(to, at, when, by, what, JobEvent.followed(events, to, at, now));
    }

    private Job next(State to, Progress at, JobTimes when, Lifeline by, JobOutcome what, List<JobEvent> told) {
        return new Job(organisation, id, kind, order, to, at, when, by, revision + 1, outline, approved, what, told);
    }

    private Job withOutline(Optional<Outline> plan, boolean passed) {
        return new Job(
                organisation,
                id,
                kind,
                order,
                state,
                progress,
                times,
                lifeline,
                revision,
                plan,
                passed,
                outcome,
                events);
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("Job " + id + " is " + state.word() + ".");
        }
    }
}
