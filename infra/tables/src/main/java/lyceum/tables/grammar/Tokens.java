package lyceum.tables.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.Sizes;

/** The tokens of one expression, read from left to right, and the grammar that all kinds share. */
final class Tokens {
    private static final int MAX_BYTES = 4096;
    // Deeper than any expression may have operators, and shallow enough for every stack.
    private static final int MAX_DEPTH = 300;
    private static final Set<String> KEYWORDS =
            Set.of("AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE");

    private final ExpressionKind kind;
    private final String text;
    private final List<Token> tokens;
    private int at;
    private int depth;

    Tokens(ExpressionKind kind, String text) {
        this.kind = kind;
        this.text = text;
        if (text.isEmpty()) {
            throw kind.invalid("The expression can not be empty;");
        }
        var bytes = Sizes.ofText(text);
        if (bytes > MAX_BYTES) {
            throw kind.invalid("Expression size has exceeded the maximum allowed size;"
                    + (kind == ExpressionKind.UPDATE ? "" : " expression size: " + bytes));
        }
        this.tokens = Lexer.tokens(text);
    }

    Token peek() {
        return tokens.get(at);
    }

    Token take() {
        return tokens.get(at++);
    }

    boolean takeIf(String symbol) {
        if (peek().is(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    boolean takeIfWord(String keyword) {
        if (peek().isWord(keyword)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String symbol) {
        if (!takeIf(symbol)) {
            throw syntaxError();
        }
    }

    void expectEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw syntaxError();
        }
    }

    /** The refusal of the token that comes next. */
    Rejection syntaxError() {
        var token = peek();
        var from = at > 0 ? tokens.get(at - 1).start() : token.start();
        var to = at + 1 < tokens.size() ? tokens.get(at + 1).end() : token.end();
        return kind.invalid(
                "Syntax error; token: \"" + token.text() + "\", near: \"" + text.substring(from, to) + "\"");
    }

    /** Enters something that may hold itself; pair with {@link #leave}. */
    void enter() {
        if (++depth > MAX_DEPTH) {
            throw kind.invalid("The expression contains too many operators; operator count: " + depth);
        }
    }

    void leave() {
        depth--;
    }

    /** A path, a value placeholder or a call; operands in parentheses are the caller's business. */
    Syntax operand() {
        var token = peek();
        if (token.kind() == Token.Kind.VALUE_PLACEHOLDER) {
            return new Syntax.ValueNode(take().text());
        }
        if (token.kind() == Token.Kind.WORD
                && !isKeyword(token)
                && tokens.get(at + 1).is("(")) {
            return call();
        }
        return path();
    }

    private Syntax call() {
        enter();
        var function = take().text();
        expect("(");
        var arguments = new ArrayList<Syntax>();
        do {
            arguments.add(argument());
        } while (takeIf(","));
        expect(")");
        leave();
        return new Syntax.CallNode(function, arguments);
    }

    private Syntax argument() {
        if (!takeIf("(")) {
            return operand();
        }
        enter();
        var inner = argument();
        expect(")");
        leave();
        return new Syntax.ParenthesesNode(inner);
    }

    /** A document path. */
    Syntax.PathNode path() {
        var parts = new ArrayList<Syntax.Part>();
        parts.add(namePart());
        while (true) {
            if (takeIf(".")) {
                parts.add(namePart());
            } else if (takeIf("[")) {
                parts.add(indexPart());
                expect("]");
            } else {
                return new Syntax.PathNode(parts);
            }
        }
    }

    private Syntax.Part namePart() {
        var token = peek();
        if (token.kind() == Token.Kind.NAME_PLACEHOLDER) {
            return new Syntax.PlaceholderPart(take().text());
        }
        if (token.kind() == Token.Kind.WORD && !isKeyword(token)) {
            return new Syntax.NamePart(take().text());
        }
        throw syntaxError();
    }

    private Syntax.Part indexPart() {
        if (peek().kind() != Token.Kind.INTEGER) {
            throw syntaxError();
        }
        var digits = take().text();
        try {
            return new Syntax.IndexPart(Integer.parseInt(digits));
        } catch (NumberFormatException e) {
            throw kind.invalid("List index is not within the allowable range; index: [" + digits + "]");
        }
    }

    private static boolean isKeyword(Token token) {
        return KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT));
    }
}
