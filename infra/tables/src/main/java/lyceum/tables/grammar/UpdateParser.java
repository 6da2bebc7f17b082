package lyceum.tables.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The shape of update expressions: SET, REMOVE, ADD and DELETE sections in any order. */
final class UpdateParser {
    private final Tokens tokens;

    private UpdateParser(String text) {
        this.tokens = new Tokens(ExpressionKind.UPDATE, text);
    }

    /** A section as written. */
    record Section(String keyword, List<Clause> clauses) {}

    /**
     * One change of a section.
     *
     * @param value what is set, added or deleted; null in REMOVE
     */
    record Clause(Syntax.PathNode path, @Nullable Syntax value) {}

    static List<Section> parse(String text) {
        var parser = new UpdateParser(text);
        var sections = new ArrayList<Section>();
        do {
            sections.add(parser.section());
        } while (parser.tokens.peek().kind() != Token.Kind.END);
        return sections;
    }

    private Section section() {
        var keyword = tokens.peek().text().toUpperCase(Locale.ROOT);
        return switch (keyword) {
            case "SET", "REMOVE", "ADD", "DELETE" -> {
                tokens.take();
                var clauses = new ArrayList<Clause>();
                do {
                    clauses.add(clause(keyword));
                } while (tokens.takeIf(","));
                yield new Section(keyword, clauses);
            }
            default -> throw tokens.syntaxError();
        };
    }

    private Clause clause(String keyword) {
        var path = tokens.path();
        return switch (keyword) {
            case "REMOVE" -> new Clause(path, null);
            case "SET" -> {
                tokens.expect("=");
                yield new Clause(path, sum());
            }
            default -> {
                if (tokens.peek().kind() != Token.Kind.VALUE_PLACEHOLDER) {
                    throw tokens.syntaxError();
                }
                yield new Clause(path, tokens.operand());
            }
        };
    }

    // One plus or minus at most; more need parentheses, which the service does not take here either.
    private Syntax sum() {
        var left = operand();
        if (tokens.takeIf("+")) {
            return new Syntax.OperatorNode(Syntax.Operator.PLUS, List.of(left, operand()));
        }
        if (tokens.takeIf("-")) {
            return new Syntax.OperatorNode(Syntax.Operator.MINUS, List.of(left, operand()));
        }
        return left;
    }

    private Syntax operand() {
        if (!tokens.takeIf("(")) {
            return tokens.operand();
        }
        tokens.enter();
        var inner = sum();
        tokens.expect(")");
        tokens.leave();
        return new Syntax.ParenthesesNode(inner);
    }
}
