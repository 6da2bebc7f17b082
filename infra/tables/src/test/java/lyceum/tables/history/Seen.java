package lyceum.tables.history;

import java.util.List;

/**
 * A version of an item, by the ids of the writes that made it: how many there were, and a hash of
 * them in order. Kept instead of the ids themselves, of which a long history has too many.
 */
record Seen(int length, long hash) {
    static final Seen NOTHING = new Seen(0, 0);

    static Seen of(List<Integer> writes) {
        var seen = NOTHING;
        for (var write : writes) {
            seen = seen.then(write);
        }
        return seen;
    }

    /** The version after one more write. */
    Seen then(int write) {
        return new Seen(length + 1, (hash + write + 1) * 0x9E37_79B9_7F4A_7C15L);
    }
}
