package lyceum.tables.grammar;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. */
final class Lexer {
    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        var tokens = new ArrayList<Token>();
        do {
            tokens.add(lexer.next());
        } while (tokens.getLast().kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Token.Kind.END, "<EOF>", at, at);
        }
        var first = text.charAt(at);
        if (isLetter(first)) {
            return upTo(Token.Kind.WORD, endOfWord(at));
        }
        if (isDigit(first)) {
            return upTo(Token.Kind.INTEGER, endOfDigits(at));
        }
        if (first == '#' || first == ':') {
            var end = endOfWord(at + 1);
            if (end == at + 1) {
                return upTo(Token.Kind.SYMBOL, end);
            }
            return upTo(first == '#' ? Token.Kind.NAME_PLACEHOLDER : Token.Kind.VALUE_PLACEHOLDER, end);
        }
        return upTo(Token.Kind.SYMBOL, endOfSymbol());
    }

    private Token upTo(Token.Kind kind, int end) {
        var token = new Token(kind, text.substring(at, end), at, end);
        at = end;
        return token;
    }

    private int endOfSymbol() {
        var two = text.startsWith("<>", at) || text.startsWith("<=", at) || text.startsWith(">=", at);
        return two ? at + 2 : text.offsetByCodePoints(at, 1);
    }

    private int endOfWord(int from) {
        var end = from;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private int endOfDigits(int from) {
        var end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == '_';
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }
}
