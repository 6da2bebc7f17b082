package lyceum.local.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.local.template.UnsupportedTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The paths of an API as a tree of segments. A literal segment goes before a parameter, and a parameter before a greedy one; the
 * path is found before its methods are looked at. One slash at the end makes no difference.
 */
final class Routes {
    /** What a path leads to: the route is null where the path has no such method. */
    record Match(@Nullable Route route, Map<String, String> pathParameters) {}

    private final Node root = new Node();

    /** @param path as declared, for example {@code /courses/{course_id}} */
    void add(String path, Route route) {
        Node node = root;
        for (String segment : segments(path)) {
            node = node.child(segment, path);
        }
        node.routes.put(route.method(), route);
    }

    /**
     * @param path as sent, still encoded
     * @throws Failed if no such path is declared, or it is not well encoded
     */
    Match find(String method, String path) {
        var values = new ArrayList<String>();
        @Nullable Node found = root.find(segments(path), 0, values);
        if (found == null) {
            throw new Failed(Failure.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
        }
        @Nullable Route route = found.routes.get(method);
        return new Match(route == null ? found.routes.get("ANY") : route, found.named(values));
    }

    private static List<String> segments(String path) {
        var segments = new ArrayList<String>(6);
        int start = 1;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            segments.add(path.substring(start, end));
            start = end + 1;
        }
        return segments;
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Route> routes = new HashMap<>();
        private List<String> names = List.of();

        private @Nullable Node parameter;

        private @Nullable Node greedy;

        Node child(String segment, String path) {
            if (!segment.startsWith("{")) {
                Node literal = literals.computeIfAbsent(segment, _ -> new Node());
                literal.names = names;
                return literal;
            }
            var within = new ArrayList<>(names);
            within.add(segment.replaceAll("[{}+]", ""));
            boolean rest = segment.endsWith("+}");
            @Nullable Node known = rest ? greedy : parameter;
            Node child = known == null ? new Node() : known;
            if (known != null && !known.names.equals(within)) {
                throw new UnsupportedTemplate(path + " names a parameter that another path names differently.");
            }
            child.names = List.copyOf(within);
            if (rest) {
                greedy = child;
            } else {
                parameter = child;
            }
            return child;
        }

        @Nullable
        Node find(List<String> segments, int at, List<String> values) {
            if (at == segments.size()) {
                return routes.isEmpty() ? null : this;
            }
            String segment = Percent.decode(segments.get(at), false);
            @Nullable Node literal = literals.get(segment);
            if (literal != null) {
                @Nullable Node found = literal.find(segments, at + 1, values);
                if (found != null) {
                    return found;
                }
            }
            return byParameter(segment, segments, at, values);
        }

        private @Nullable Node byParameter(String segment, List<String> segments, int at, List<String> values) {
            if (parameter != null && !segment.isEmpty()) {
                values.add(segment);
                @Nullable Node found = parameter.find(segments, at + 1, values);
                if (found != null) {
                    return found;
                }
                values.removeLast();
            }
            if (greedy != null) {
                values.add(Percent.decode(String.join("/", segments.subList(at, segments.size())), false));
            }
            return greedy;
        }

        Map<String, String> named(List<String> values) {
            if (values.isEmpty()) {
                return Map.of();
            }
            var named = new LinkedHashMap<String, String>();
            for (int i = 0; i < values.size(); i++) {
                named.put(names.get(i), values.get(i));
            }
            return named;
        }
    }
}
