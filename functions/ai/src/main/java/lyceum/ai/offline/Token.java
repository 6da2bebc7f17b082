package lyceum.ai.offline;

import java.util.Locale;
import java.util.Set;
import opennlp.tools.stemmer.PorterStemmer;

/** A word or sign of a sentence with its part of speech (Universal Dependencies tags). {@code start} counts in the sentence. */
record Token(String text, String tag, int start) {
    private static final Set<String> CONTENT = Set.of("NOUN", "PROPN", "VERB", "ADJ");

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    int end() {
        return start + text.length();
    }

    boolean is(String wanted) {
        return tag.equals(wanted);
    }

    boolean noun() {
        return is("NOUN") || is("PROPN");
    }

    boolean word() {
        return Character.isLetter(text.codePointAt(0));
    }

    /** Whether it carries meaning of its own. */
    boolean content() {
        return CONTENT.contains(tag) && word() && text.length() > 1 && !StopWords.contains(lower());
    }

    /** What its inflected forms share, for comparing texts. */
    String stem() {
        return new PorterStemmer().stem(noun() ? Nouns.singular(lower()) : lower());
    }
}
