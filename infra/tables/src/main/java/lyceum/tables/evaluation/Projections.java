package lyceum.tables.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lyceum.tables.grammar.Path;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/** Cuts an item down to the parts that some paths name. Chosen list elements close up. */
public final class Projections {
    private Projections() {}

    /** The parts of an item at {@code paths}; what is not there is left out. */
    public static Map<String, Value> apply(List<Path> paths, Map<String, Value> item) {
        var root = new Node();
        paths.forEach(root::add);
        return root.cutMap(item);
    }

    /** A tree of the paths; a node without children keeps all that is there. */
    private static final class Node {
        private final Map<String, Node> names = new LinkedHashMap<>();
        private final Map<Integer, Node> elements = new TreeMap<>();

        void add(Path path) {
            var node = this;
            for (var step : path.steps()) {
                node = switch (step) {
                    case Path.Name(var name) -> node.names.computeIfAbsent(name, _ -> new Node());
                    case Path.Element(var index) -> node.elements.computeIfAbsent(index, _ -> new Node());
                };
            }
        }

        private @Nullable Value cut(Value value) {
            if (names.isEmpty() && elements.isEmpty()) {
                return value;
            }
            if (value instanceof Value.M(var entries)) {
                var kept = cutMap(entries);
                return kept.isEmpty() ? null : new Value.M(kept);
            }
            if (value instanceof Value.L(var all)) {
                var kept = cutList(all);
                return kept.isEmpty() ? null : new Value.L(kept);
            }
            return null;
        }

        private Map<String, Value> cutMap(Map<String, Value> entries) {
            var kept = new LinkedHashMap<String, Value>();
            names.forEach((name, node) -> {
                var value = entries.get(name);
                var part = value == null ? null : node.cut(value);
                if (part != null) {
                    kept.put(name, part);
                }
            });
            return kept;
        }

        private List<Value> cutList(List<Value> all) {
            var kept = new ArrayList<Value>();
            elements.forEach((index, node) -> {
                var part = index < all.size() ? node.cut(all.get(index)) : null;
                if (part != null) {
                    kept.add(part);
                }
            });
            return kept;
        }
    }
}
