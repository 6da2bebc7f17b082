package lyceum.courses.jobs;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that happened to a job, told to those who follow it.
 *
 * @param number rises by one with each event of the job; the id by which a follower says what it has
 * @param etaSeconds seconds until the job was likely to end
 */
public record JobEvent(
        long number, Type type, State state, int percent, String step, Optional<Long> etaSeconds, Instant at) {
    /** The kinds of event. */
    public enum Type {
        PROGRESS,
        WAITING,
        END;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Type of(State state) {
            return state.ended() ? END : state == State.WAITING ? WAITING : PROGRESS;
        }
    }
}
