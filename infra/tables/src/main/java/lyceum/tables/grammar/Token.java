package lyceum.tables.grammar;

/**
 * A token of an expression.
 *
 * @param text as written; {@code <EOF>} at the end
 * @param start position of its first character
 * @param end position after its last character
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        WORD,
        NAME_PLACEHOLDER,
        VALUE_PLACEHOLDER,
        INTEGER,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
