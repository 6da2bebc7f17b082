package lyceum.ai.offline;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sentence: {@code start} and {@code end} are positions in its source, {@code text} are its words on one line without inline
 * markup.
 */
record Sentence(int start, int end, String text, List<Token> tokens, Standing standing) {
    /** What is longer than this, in characters, is no sentence but a table or a listing, and takes a tagger forever. */
    private static final int LONGEST = 4_000;

    static Sentence of(Linguist linguist, String source, int start, int end) {
        String text = Markup.clean(source.substring(start, end));
        if (text.length() > LONGEST) {
            return new Sentence(start, end, text, List.of(), Standing.UNUSABLE);
        }
        var tokens = linguist.tokens(text);
        return new Sentence(start, end, text, tokens, text.isEmpty() ? Standing.UNUSABLE : Standings.of(text, tokens));
    }

    /** The same in a list, where fragments look like sentences: usable only if it surely is one. */
    Sentence asItem() {
        return (alone() && Standings.finite(tokens)) || standing == Standing.FLOWS
                ? this
                : new Sentence(start, end, text, tokens, Standing.UNUSABLE);
    }

    int words() {
        return (int) tokens.stream().filter(Token::word).count();
    }

    /** What its telling words share with their other forms. */
    Set<String> stems() {
        return tokens.stream().filter(Token::content).map(Token::stem).collect(Collectors.toSet());
    }

    boolean usable() {
        return standing != Standing.UNUSABLE;
    }

    boolean alone() {
        return standing == Standing.ALONE;
    }

    /** The sentence as it is printed: one that announces a list or a listing ends with a full stop. */
    String printed() {
        return text.endsWith(":") ? text.substring(0, text.length() - 1) + "." : text;
    }
}
