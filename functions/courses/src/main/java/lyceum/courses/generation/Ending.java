package lyceum.courses.generation;

import lyceum.contract.jobs.JobView.JobError;
import lyceum.courses.jobs.Shift;

/** How a shift on a course ends. */
sealed interface Ending {
    /** All lessons are there. */
    record Finished(Assembly course) implements Ending {}

    /** The course can't be made. */
    record Failed(JobError error) implements Ending {}

    /** Its caller wants it to stop. */
    record Cancelled() implements Ending {}

    /** The function's time is nearly over; another shift goes on. */
    record OutOfTime() implements Ending {}

    /** There is nothing left to do: the job waits for approval, or is not this worker's any more. */
    record Left() implements Ending {}

    /** The ending for a worker that must not go on. */
    static Ending of(Shift.Standing standing) {
        return switch (standing) {
            case CANCELLING -> new Cancelled();
            case OUT_OF_TIME -> new OutOfTime();
            case LOST -> new Left();
            case GOES_ON -> throw new IllegalArgumentException("A worker that goes on has no ending.");
        };
    }
}
