package lyceum.local.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lyceum.local.template.Properties;
import lyceum.local.template.UnsupportedTemplate;

/** One statement of a policy. */
record Statement(
        boolean allow,
        boolean everybody,
        Set<String> principals,
        Map<String, Pattern> actions,
        Map<String, Pattern> resources,
        List<Condition> conditions) {
    private static final Set<String> KNOWN =
            Set.of("Action", "Condition", "Effect", "Principal", "Resource", "Sid", "Version");

    static List<Statement> of(Properties document) {
        return document.objects("Statement").stream().map(Statement::read).toList();
    }

    private static Statement read(Properties statement) {
        for (String name : statement.names()) {
            if (!KNOWN.contains(name)) {
                throw new UnsupportedTemplate(
                        statement.where() + " uses " + name + ", which the local host does not know.");
            }
        }
        Set<String> principals = principals(statement);
        return new Statement(
                statement.text("Effect").equals("Allow"),
                principals.contains("*"),
                principals,
                patterns(statement.texts("Action"), Pattern.CASE_INSENSITIVE),
                patterns(statement.texts("Resource"), 0),
                Condition.of(statement));
    }

    /** Those of AWS only: services and canonical users are nobody here. A policy of a role names none. */
    private static Set<String> principals(Properties statement) {
        if (!statement.names().contains("Principal")) {
            return Set.of();
        }
        var listed = statement.names().contains("Principal") && isText(statement)
                ? statement.texts("Principal")
                : statement.object("Principal").texts("AWS");
        return Set.copyOf(listed);
    }

    private static boolean isText(Properties statement) {
        try {
            return statement.textIf("Principal").isPresent();
        } catch (UnsupportedTemplate _) {
            return false;
        }
    }

    private static Map<String, Pattern> patterns(List<String> texts, int flags) {
        var patterns = new LinkedHashMap<String, Pattern>();
        texts.forEach(text -> patterns.put(text, Wildcards.pattern(text, flags)));
        return patterns;
    }

    /** All that it lets a role do. */
    List<Right> rights(String role) {
        return actions.keySet().stream()
                .flatMap(action -> resources.keySet().stream().map(resource -> new Right(role, action, resource)))
                .toList();
    }

    /** By which of its words it covers something. */
    Right right(String role, Access access) {
        return new Right(role, matching(actions, access.action()), matching(resources, access.resource()));
    }

    /** The first pattern that a text matches; empty if it matches none. */
    private static String matching(Map<String, Pattern> patterns, String text) {
        return patterns.entrySet().stream()
                .filter(pattern -> pattern.getValue().matcher(text).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    boolean appliesTo(String role) {
        return everybody || principals.contains(role);
    }

    boolean covers(Access access) {
        return !matching(actions, access.action()).isEmpty()
                && !matching(resources, access.resource()).isEmpty()
                && conditions.stream().allMatch(condition -> condition.met(access.context()));
    }
}
