package lyceum.local.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads expressions of CloudWatch's metric math: numbers, ids, lists in brackets, arithmetic, comparison, {@code AND} and
 * {@code OR}, and the functions of {@link MathFunction}.
 */
final class MetricMath {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d*)?|\\.\\d+)|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|<=|>=|&&|\\|\\||[-+*/^<>(),\\[\\]]))");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private MetricMath(String text) {
        this.text = text;
        Matcher token = TOKEN.matcher(text.stripTrailing());
        int end = 0;
        while (end < text.stripTrailing().length()) {
            if (!token.find() || token.start() != end) {
                throw problem("has a sign that is not known at " + end);
            }
            tokens.add(token.group().strip());
            end = token.end();
        }
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it can't be read, or uses a function that is not known here; the message says which
     */
    static MathExpression parse(String text) {
        var reader = new MetricMath(text);
        MathExpression whole = reader.or();
        if (reader.next < reader.tokens.size()) {
            throw reader.problem("does not end before " + reader.peek());
        }
        return whole;
    }

    private MathExpression or() {
        MathExpression left = and();
        while (taken("||") || taken("OR")) {
            left = new MathExpression.Operation("||", left, and());
        }
        return left;
    }

    private MathExpression and() {
        MathExpression left = comparison();
        while (taken("&&") || taken("AND")) {
            left = new MathExpression.Operation("&&", left, comparison());
        }
        return left;
    }

    private MathExpression comparison() {
        MathExpression left = sum();
        for (String sign : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (taken(sign)) {
                return new MathExpression.Operation(sign, left, sum());
            }
        }
        return left;
    }

    private MathExpression sum() {
        MathExpression left = product();
        while (peek().equals("+") || peek().equals("-")) {
            left = new MathExpression.Operation(take(), left, product());
        }
        return left;
    }

    private MathExpression product() {
        MathExpression left = power();
        while (peek().equals("*") || peek().equals("/")) {
            left = new MathExpression.Operation(take(), left, power());
        }
        return left;
    }

    private MathExpression power() {
        MathExpression base = negated();
        return taken("^") ? new MathExpression.Operation("^", base, power()) : base;
    }

    private MathExpression negated() {
        return taken("-") ? new MathExpression.Operation("-", new MathExpression.Constant(0), negated()) : primary();
    }

    private MathExpression primary() {
        String token = take();
        if (token.equals("(")) {
            MathExpression inner = or();
            expect(")");
            return inner;
        }
        if (token.equals("[")) {
            return new MathExpression.Group(arguments("]"));
        }
        if (token.matches("[0-9.].*")) {
            return new MathExpression.Constant(Double.parseDouble(token));
        }
        if (!token.matches("[A-Za-z_].*")) {
            throw problem("has " + token + " where a value belongs");
        }
        return taken("(") ? call(token) : new MathExpression.Reference(token);
    }

    private MathExpression call(String name) {
        MathFunction function;
        try {
            function = MathFunction.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw problem("uses the function " + name + ", which the local host does not know");
        }
        List<MathExpression> arguments = arguments(")");
        if (!function.takes(arguments.size())) {
            throw problem("gives " + function + " " + arguments.size() + " values");
        }
        return new MathExpression.Call(function, arguments);
    }

    private List<MathExpression> arguments(String end) {
        var arguments = new ArrayList<MathExpression>();
        do {
            arguments.add(or());
        } while (taken(","));
        expect(end);
        return arguments;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() {
        if (next == tokens.size()) {
            throw problem("ends too early");
        }
        return tokens.get(next++);
    }

    private boolean taken(String token) {
        if (!peek().equals(token)) {
            return false;
        }
        next++;
        return true;
    }

    private void expect(String token) {
        if (!taken(token)) {
            throw problem("lacks " + token);
        }
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException("The expression " + text + " " + what + ".");
    }
}
