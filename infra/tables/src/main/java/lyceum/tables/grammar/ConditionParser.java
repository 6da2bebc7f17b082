package lyceum.tables.grammar;

import java.util.ArrayList;
import java.util.List;
import lyceum.tables.grammar.Syntax.Operator;
import lyceum.tables.grammar.Syntax.OperatorNode;

/**
 * The shape of conditions, filters and key conditions. From loose to tight: OR, AND, NOT, then
 * comparisons, BETWEEN, IN and functions.
 */
final class ConditionParser {
    private static final int MAX_CANDIDATES = 100;
    private static final int MAX_OPERATORS = 300;
    private static final List<Operator> COMPARATORS = List.of(
            Operator.EQUAL,
            Operator.NOT_EQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL);

    private final ExpressionKind kind;
    private final Tokens tokens;

    private ConditionParser(ExpressionKind kind, String text) {
        this.kind = kind;
        this.tokens = new Tokens(kind, text);
    }

    static Syntax parse(ExpressionKind kind, String text) {
        var parser = new ConditionParser(kind, text);
        var condition = parser.or(false);
        parser.tokens.expectEnd();
        var operators = condition.walk().filter(OperatorNode.class::isInstance).count();
        if (operators > MAX_OPERATORS) {
            throw kind.invalid("The expression contains too many operators; operator count: " + operators);
        }
        return condition;
    }

    // Inside parentheses a lone operand may stand, because what follows them may compare it.
    private Syntax or(boolean operandAllowed) {
        var left = and(operandAllowed);
        while (isCondition(left) && tokens.takeIfWord("OR")) {
            left = new OperatorNode(Operator.OR, List.of(left, and(false)));
        }
        return left;
    }

    private Syntax and(boolean operandAllowed) {
        var left = not(operandAllowed);
        while (isCondition(left) && tokens.takeIfWord("AND")) {
            left = new OperatorNode(Operator.AND, List.of(left, not(false)));
        }
        return left;
    }

    private Syntax not(boolean operandAllowed) {
        if (!tokens.takeIfWord("NOT")) {
            return comparison(operandAllowed);
        }
        tokens.enter();
        var negated = not(false);
        tokens.leave();
        return new OperatorNode(Operator.NOT, List.of(negated));
    }

    private Syntax comparison(boolean operandAllowed) {
        var left = primary();
        if (left.bare() instanceof OperatorNode) {
            return left;
        }
        for (var comparator : COMPARATORS) {
            if (tokens.takeIf(comparator.symbol())) {
                return new OperatorNode(comparator, List.of(left, operand()));
            }
        }
        if (tokens.takeIfWord("BETWEEN")) {
            var low = operand();
            if (!tokens.takeIfWord("AND")) {
                throw tokens.syntaxError();
            }
            return new OperatorNode(Operator.BETWEEN, List.of(left, low, operand()));
        }
        if (tokens.takeIfWord("IN")) {
            return in(left);
        }
        if (!operandAllowed && !isCondition(left)) {
            throw tokens.syntaxError();
        }
        return left;
    }

    private Syntax in(Syntax left) {
        var operands = new ArrayList<Syntax>();
        operands.add(left);
        tokens.expect("(");
        do {
            operands.add(operand());
        } while (tokens.takeIf(","));
        tokens.expect(")");
        if (operands.size() - 1 > MAX_CANDIDATES) {
            throw kind.invalid("Too many operands for operator or function; operator or function: IN, number of"
                    + " operands: "
                    + (operands.size() - 1));
        }
        return new OperatorNode(Operator.IN, operands);
    }

    private Syntax primary() {
        if (!tokens.takeIf("(")) {
            return tokens.operand();
        }
        tokens.enter();
        var inner = or(true);
        tokens.expect(")");
        tokens.leave();
        return new Syntax.ParenthesesNode(inner);
    }

    private Syntax operand() {
        if (!tokens.takeIf("(")) {
            return tokens.operand();
        }
        tokens.enter();
        var inner = operand();
        tokens.expect(")");
        tokens.leave();
        return new Syntax.ParenthesesNode(inner);
    }

    // A call may stand alone; whether the function may is checked with its name.
    private static boolean isCondition(Syntax syntax) {
        var bare = syntax.bare();
        return bare instanceof OperatorNode || bare instanceof Syntax.CallNode;
    }
}
