package lyceum.tables.writing;

import java.util.Arrays;
import java.util.List;

/** Places of items in storage. */
public final class Places {
    private Places() {}

    /** Whether no place is there twice. */
    public static boolean distinct(List<byte[]> places) {
        return places.stream().map(Arrays::toString).distinct().count() == places.size();
    }
}
