package lyceum.contract.courses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as records keep them. */
final class Lists {
    private Lists() {}

    /** An unmodifiable copy; JSON that leaves a list out means an empty one. */
    static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
