package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A noun phrase in a sentence, without its article: tokens {@code from} to {@code to}, exclusive. {@code key} is the same for its
 * singular and plural.
 */
record Phrase(String key, String text, int from, int to, boolean plural, boolean proper) {
    private static final int LONGEST = 4;
    private static final Set<String> NO_SUBJECT = Set.of("""
            way ways lot bit fact sense example time people person others hand day year years days something
            anything today rest question answer note yes page chapter section document manual tutorial aim goal
            difference change amount side variety advantage disadvantage behaviour behavior step purpose half
            rationale default top bottom left right beginning middle addition total group member
            january february march april june july august september october november december monday tuesday
            wednesday thursday friday saturday sunday situation choice attempt intention opportunity thought chance word words
            """.strip().split("\\s+"));

    /** The phrases of a sentence that may be a subject to learn about. */
    static List<Phrase> in(List<Token> tokens) {
        var found = new ArrayList<Phrase>();
        int i = 0;
        while (i < tokens.size()) {
            int end = i;
            while (end < tokens.size() && part(tokens.get(end))) {
                end++;
            }
            add(found, tokens, i, end);
            i = Math.max(end, i + 1);
        }
        return found;
    }

    private static boolean part(Token token) {
        return (token.noun() || (token.is("ADJ") && !StopWords.contains(token.lower()))) && word(token.text());
    }

    private static boolean word(String text) {
        return text.matches("\\p{L}[\\p{L}\\p{M}\\d'’-]*\\p{L}");
    }

    private static void add(List<Phrase> found, List<Token> tokens, int from, int end) {
        int to = end;
        while (to > from && !tokens.get(to - 1).noun()) {
            to--;
        }
        if (to > from && to - from <= LONGEST) {
            var phrase = of(tokens, from, to);
            if (!idle(phrase.key())) {
                found.add(phrase);
            }
        }
    }

    static Phrase of(List<Token> tokens, int from, int to) {
        var words = tokens.subList(from, to);
        var head = words.getLast();
        boolean proper = words.stream()
                .allMatch(word ->
                        word.is("PROPN") && Character.isUpperCase(word.text().codePointAt(0)));
        String key = words.subList(0, words.size() - 1).stream()
                        .map(word -> word.lower() + " ")
                        .collect(Collectors.joining())
                + Nouns.singular(head.lower());
        String text = words.stream()
                .map(word -> inner(word, word.start() == 0 && !proper))
                .collect(Collectors.joining(" "));
        return new Phrase(key, text, from, to, !proper && Nouns.plural(head.lower()), proper);
    }

    /** A word as it is written within a sentence. */
    private static String inner(Token word, boolean first) {
        String text = word.text();
        boolean shout = text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT));
        return first && !shout ? word.lower() : text;
    }

    /** Whether a phrase of this key is about nothing in particular. */
    static boolean idle(String key) {
        String head = key.substring(key.lastIndexOf(' ') + 1);
        return NO_SUBJECT.contains(head)
                || StopWords.contains(head)
                || StopWords.contains(key.substring(0, Math.max(0, key.indexOf(' '))));
    }

    /** The same phrase in other capitals. */
    Phrase written(String as) {
        return new Phrase(key, as, from, to, plural, Character.isUpperCase(as.codePointAt(0)));
    }

    /** The same phrase with the number that its verb shows. */
    Phrase withNumber(boolean many) {
        return new Phrase(key, text, from, to, many, proper);
    }

    int words() {
        return to - from;
    }
}
