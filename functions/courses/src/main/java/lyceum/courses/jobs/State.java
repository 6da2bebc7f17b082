package lyceum.courses.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a job stands. */
public enum State {
    QUEUED,
    RUNNING,
    WAITING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    EXPIRED;

    /** True where nothing can change any more. */
    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING, WAITING -> false;
            case SUCCEEDED, FAILED, CANCELLED, EXPIRED -> true;
        };
    }

    /** The state's name on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a job that ended so has as its last step. */
    String lastStep() {
        return switch (this) {
            case SUCCEEDED -> "Done";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
            case EXPIRED -> "Expired";
            case QUEUED, RUNNING, WAITING -> throw new IllegalStateException("A job that is " + word() + " goes on.");
        };
    }

    public static Optional<State> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
