package lyceum.tables.evaluation;

import java.util.Map;
import lyceum.tables.grammar.Path;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/** Follows document paths. */
final class Paths {
    private Paths() {}

    /** The value at a path, or null if the item has none there. */
    static @Nullable Value get(Path path, Map<String, Value> item) {
        Value at = new Value.M(item);
        for (var step : path.steps()) {
            at = step(at, step);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    /** The value one step further, or null. */
    static @Nullable Value step(Value at, Path.Step step) {
        return switch (step) {
            case Path.Name(var name) -> at instanceof Value.M(var entries) ? entries.get(name) : null;
            case Path.Element(var index) ->
                at instanceof Value.L(var elements) && index < elements.size() ? elements.get(index) : null;
        };
    }
}
