package lyceum.tables.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param id told apart from all other calls; what it writes carries it
 * @param began by the clock that all threads share, before the call
 * @param ended after it
 * @param outcome what the caller was told
 */
record Event(int id, String operation, long began, long ended, Outcome outcome, List<Access> accesses) {

    /** What the caller knows of a call's effect. */
    enum Outcome {
        HAPPENED,
        REFUSED,
        UNKNOWN
    }

    /**
     * What a call did to one item.
     *
     * @param before the version it saw or replaced; null if it was not told
     */
    record Access(int item, boolean writes, @Nullable Seen before) {}
}
