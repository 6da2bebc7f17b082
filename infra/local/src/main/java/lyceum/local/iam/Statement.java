package lyceum.local.iam;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lyceum.local.template.Properties;
import lyceum.local.template.UnsupportedTemplate;

/** One statement of a policy. */
record Statement(
        boolean allow,
        boolean everybody,
        Set<String> principals,
        List<Pattern> actions,
        List<Pattern> resources,
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

    private static List<Pattern> patterns(List<String> texts, int flags) {
        return texts.stream().map(text -> Wildcards.pattern(text, flags)).toList();
    }

    boolean appliesTo(String role) {
        return everybody || principals.contains(role);
    }

    boolean covers(Access access) {
        return actions.stream()
                        .anyMatch(action -> action.matcher(access.action()).matches())
                && resources.stream().anyMatch(resource -> resource.matcher(access.resource())
                        .matches())
                && conditions.stream().allMatch(condition -> condition.met(access.context()));
    }
}
