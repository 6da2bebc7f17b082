package lyceum.tables.grammar;

import java.util.ArrayList;
import java.util.List;

/** The entrance to the grammar: text in, checked trees out, or the service's refusal. */
public final class Expressions {
    private Expressions() {}

    /** A condition or a filter. */
    public static Condition condition(ExpressionKind kind, String text, Placeholders placeholders) {
        return ConditionCompiler.compile(kind, ConditionParser.parse(kind, text), placeholders);
    }

    /** A key condition; whether its attributes are keys is for the schema to say. */
    public static KeyCondition keyCondition(String text, Placeholders placeholders) {
        return KeyCondition.of(condition(ExpressionKind.KEY_CONDITION, text, placeholders));
    }

    /** An update. */
    public static Update update(String text, Placeholders placeholders) {
        return UpdateCompiler.compile(UpdateParser.parse(text), placeholders);
    }

    /** A projection. */
    public static Projection projection(String text, Placeholders placeholders) {
        var kind = ExpressionKind.PROJECTION;
        var tokens = new Tokens(kind, text);
        var nodes = new ArrayList<Syntax.PathNode>();
        do {
            nodes.add(tokens.path());
        } while (tokens.takeIf(","));
        tokens.expectEnd();
        var checks = new Checks(kind, placeholders);
        nodes.forEach(node -> checks.noReservedWord(node));
        List<Path> paths = nodes.stream().map(checks::path).toList();
        checks.noOverlap(paths);
        return new Projection(paths);
    }
}
