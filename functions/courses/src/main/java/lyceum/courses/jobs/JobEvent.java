package lyceum.courses.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    /** How many of a job's events are kept. */
    public static final int KEPT = 50;

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

    /** The latest of these events and the one that tells where their job stands now. */
    static List<JobEvent> followed(List<JobEvent> events, State state, Progress progress, Instant now) {
        var all = new ArrayList<>(events);
        long number = all.isEmpty() ? 1 : all.getLast().number() + 1;
        all.add(new JobEvent(
                number, Type.of(state), state, progress.percent(), progress.step(), progress.etaSeconds(), now));
        return all.subList(Math.max(0, all.size() - KEPT), all.size());
    }
}
