package lyceum.courses.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param events the latest {@value #EVENTS_KEPT}
 */
public record Job(
        String organisation,
        String id,
        Kind kind,
        Optional<ExportOrder> order,
        State state,
        Progress progress,
        Times times,
        Lifeline lifeline,
        long revision,
        Optional<Outline> outline,
        boolean approved,
        Outcome outcome,
        List<JobEvent> events) {
    /** How many events are kept. */
    public static final int EVENTS_KEPT = 50;

    /** How long a job that has work to do may stand still before it expires. */
    public static final Duration STILL_AT_MOST = Duration.ofHours(24);

    /** How long a job waits for an approval. */
    public static final Duration WAITING_AT_MOST = Duration.ofDays(7);

    /** How long an ended job can be read. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** When things happened; {@code updatedAt} is when it last moved. */
    public record Times(Instant createdAt, Instant updatedAt, Optional<Instant> startedAt, Optional<Instant> endedAt) {}

    /** What came of it so far. */
    public record Outcome(Optional<Made> made, Optional<JobError> error, List<String> warnings, JobUsage usage) {
        static final Outcome NONE = new Outcome(Optional.empty(), Optional.empty(), List.of(), JobUsage.NONE);

        public Outcome {
            warnings = List.copyOf(warnings);
        }
    }

    public Job {
        events = List.copyOf(events);
    }

    /** A job that nobody has begun. */
    public static Job queued(String organisation, String id, Kind kind, Optional<ExportOrder> order, Instant now) {
        var job = new Job(
                organisation,
                id,
                kind,
                order,
                State.QUEUED,
                Progress.of("Waiting for its turn", 0),
                new Times(now, now, Optional.empty(), Optional.empty()),
                Lifeline.of(now, false),
                1,
                Optional.empty(),
                false,
                Outcome.NONE,
                List.of());
        return job.told(now);
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
        if (state == State.RUNNING) {
            return next(state, progress, times, held, outcome);
        }
        var begun = new Times(times.createdAt(), now, Optional.of(now), Optional.empty());
        return next(State.RUNNING, Progress.of("Starting", 1), begun, held, outcome)
                .told(now);
    }

    /** Its worker is alive. */
    public Job alive(Instant now) {
        require(state == State.RUNNING);
        return next(state, progress, times, lifeline.alive(now), outcome);
    }

    /** Its worker lets go of it, for another to go on. */
    public Job released(Instant now) {
        require(state == State.RUNNING);
        return next(state, progress, times, Lifeline.of(now, lifeline.cancelling()), outcome);
    }

    /** Another message is sent for it, since nobody has taken care of it. */
    public Job calledAgain(Instant now) {
        require(!state.ended());
        return next(state, progress, times, lifeline.calledAgain(now), outcome);
    }

    /** It has come this far; {@code used} is what the step used, {@code warning} what to know of it. */
    public Job advanced(Progress to, JobUsage used, Optional<String> warning, Instant now) {
        require(state == State.RUNNING);
        var warnings = new ArrayList<>(outcome.warnings());
        warning.ifPresent(warnings::add);
        var sum = new Outcome(
                outcome.made(), outcome.error(), warnings, outcome.usage().plus(used));
        return next(state, to, moved(now), lifeline.advanced(now), sum).told(now);
    }

    /** The same with a plan. */
    public Job planned(Outline plan) {
        return withOutline(Optional.of(plan));
    }

    /** The same without its plan, which is stored apart. */
    Job withoutOutline() {
        return withOutline(Optional.empty());
    }

    private Job withOutline(Optional<Outline> plan) {
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
                approved,
                outcome,
                events);
    }

    /** It waits for its caller to approve the outline. */
    public Job waits(Instant now) {
        require(state == State.RUNNING && outline.isPresent());
        var asking = Progress.of("Waiting for your approval of the outline", 10);
        return next(State.WAITING, asking, moved(now), Lifeline.until(now.plus(WAITING_AT_MOST)), outcome)
                .told(now);
    }

    /** Its caller approves this outline: there is work again. */
    public Job approved(Outline plan, Instant now) {
        require(state == State.WAITING);
        var on = Progress.of("Waiting for its turn", 10);
        Job next = next(State.RUNNING, on, moved(now), Lifeline.of(now, false), outcome)
                .told(now);
        return new Job(
                organisation,
                id,
                kind,
                order,
                next.state,
                next.progress,
                next.times,
                next.lifeline,
                next.revision,
                Optional.of(plan),
                true,
                outcome,
                next.events);
    }

    /** Its caller cancels it: at once where nobody is at work, else at the end of the present step. */
    public Job cancelRequested(Instant now) {
        require(!state.ended());
        if (state != State.RUNNING) {
            return ended(State.CANCELLED, "Cancelled", outcome, now);
        }
        var stopping = Progress.of("Stopping", progress.percent());
        return next(state, stopping, moved(now), lifeline.cancelled(), outcome).told(now);
    }

    /** It has done what it was to do. */
    public Job succeeded(Made made, Instant now) {
        return ended(State.SUCCEEDED, "Done", withMade(Optional.of(made), Optional.empty()), now);
    }

    /** It is stopped, having made what {@code made} says. */
    public Job cancelled(Optional<Made> made, Instant now) {
        return ended(State.CANCELLED, "Cancelled", withMade(made, Optional.empty()), now);
    }

    /** It can't be done; {@code made} is what is left of it. */
    public Job failed(JobError error, Optional<Made> made, Instant now) {
        return ended(State.FAILED, "Failed", withMade(made, Optional.of(error)), now);
    }

    /** Its time is over. */
    public Job expired(JobError error, Instant now) {
        return ended(State.EXPIRED, "Expired", withMade(outcome.made(), Optional.of(error)), now);
    }

    private Job ended(State how, String step, Outcome what, Instant now) {
        require(!state.ended());
        int percent = how == State.SUCCEEDED ? 100 : progress.percent();
        var end = new Times(times.createdAt(), now, times.startedAt(), Optional.of(now));
        return next(how, Progress.of(step, percent), end, Lifeline.until(now), what)
                .told(now);
    }

    private Outcome withMade(Optional<Made> made, Optional<JobError> error) {
        return new Outcome(made, error, outcome.warnings(), outcome.usage());
    }

    private Times moved(Instant now) {
        return new Times(times.createdAt(), now, times.startedAt(), times.endedAt());
    }

    private Job next(State newState, Progress newProgress, Times newTimes, Lifeline newLifeline, Outcome newOutcome) {
        return new Job(
                organisation,
                id,
                kind,
                order,
                newState,
                newProgress,
                newTimes,
                newLifeline,
                revision + 1,
                outline,
                approved,
                newOutcome,
                events);
    }

    private Job told(Instant now) {
        var all = new ArrayList<>(events);
        long number = all.isEmpty() ? 1 : all.getLast().number() + 1;
        all.add(new JobEvent(
                number,
                JobEvent.Type.of(state),
                state,
                progress.percent(),
                progress.step(),
                progress.etaSeconds(),
                now));
        var kept = all.subList(Math.max(0, all.size() - EVENTS_KEPT), all.size());
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
                outline,
                approved,
                outcome,
                kept);
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("Job " + id + " is " + state.word() + ".");
        }
    }
}
