package lyceum.ai.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/** Splits English into sentences and words and tells their parts of speech. For one thread; the model is loaded once for all. */
final class Linguist {
    private static final Pattern BREAK =
            Pattern.compile("[.!?]+[\"'”’)\\]*_`]*\\s+(?=[\"'“‘(\\[*_`]*[\\p{Lu}\\d`>_$#~/])");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|.*[\\s(\\[\"'“])(?:e\\.g|i\\.e|op|cit|cf|vs|figs?|eq|eqs|sec|ch|vol|pp?|nos?|approx|ca|al|dr|mr|mrs|ms|prof|st|jr|sr|inc|ltd|co|corp"
                    + "|dept|gen|col|sen|rep|gov|resp|viz|ed|eds|jan|feb|mar|apr|aug|sept?|oct|nov|dec|\\p{L}(?:\\.\\p{L})*)\\.",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TOKEN =
            Pattern.compile("(?i:\\w+(?=n['’]t\\b))|n['’]t\\b|['’](?:s|re|ve|ll|d|m)\\b|(?:\\p{L}\\.){2,}"
                    + "|[\\p{L}\\p{M}\\d_]+(?:[-–./’'@:][\\p{L}\\p{M}\\d_]+(?<!['’](?:s|re|ve|ll|d|m)))*|\\.{2,}|\\S");

    private final POSTaggerME tagger = new POSTaggerME(Model.POS);

    /** Loaded on first use. */
    private static final class Model {
        static final POSModel POS = load("/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin");

        private static POSModel load(String resource) {
            try (var in = POSModel.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("Not on the class path: " + resource);
                }
                return new POSModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Begin and end of each sentence of a paragraph. */
    static List<int[]> sentences(String paragraph) {
        var found = new ArrayList<int[]>();
        int start = 0;
        var matcher = BREAK.matcher(paragraph);
        while (matcher.find()) {
            String before = paragraph.substring(start, matcher.start() + 1);
            if (!ABBREVIATION.matcher(before).matches()) {
                found.add(trimmed(paragraph, start, matcher.end()));
                start = matcher.end();
            }
        }
        if (!paragraph.substring(start).isBlank()) {
            found.add(trimmed(paragraph, start, paragraph.length()));
        }
        return found;
    }

    private static int[] trimmed(String text, int start, int end) {
        int stop = end;
        while (stop > start && Character.isWhitespace(text.charAt(stop - 1))) {
            stop--;
        }
        int first = start;
        while (first < stop && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return new int[] {first, stop};
    }

    private static boolean titleCase(String word) {
        return Character.isUpperCase(word.charAt(0))
                && word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT));
    }

    /** A capital at the start of a sentence misleads the tagger: any noun looks like a name. */
    private static String[] withSmallInitial(List<String> words) {
        var small = words.toArray(String[]::new);
        small[0] = small[0].toLowerCase(Locale.ROOT);
        return small;
    }

    /** Whether a word that the tagger takes for a verb must be a noun: an article stands before it and no noun after it. */
    private static boolean nominal(List<String> words, String[] tags, int i) {
        return i > 0
                && tags[i].equals("VERB")
                && Set.of("a", "an", "the").contains(words.get(i - 1).toLowerCase(Locale.ROOT))
                && !words.get(i).endsWith("ing")
                && (i + 1 == tags.length
                        || Set.of("PUNCT", "AUX", "ADP", "VERB").contains(tags[i + 1]));
    }

    List<Token> tokens(String sentence) {
        var words = new ArrayList<String>();
        var starts = new ArrayList<Integer>();
        var matcher = TOKEN.matcher(sentence);
        while (matcher.find()) {
            words.add(matcher.group());
            starts.add(matcher.start());
        }
        String[] tags = tagger.tag(words.toArray(String[]::new));
        if (tags.length > 1 && tags[0].equals("PROPN") && !tags[1].equals("PROPN") && titleCase(words.getFirst())) {
            tags = tagger.tag(withSmallInitial(words));
        }
        var tokens = new ArrayList<Token>(words.size());
        for (int i = 0; i < words.size(); i++) {
            tokens.add(new Token(words.get(i), nominal(words, tags, i) ? "NOUN" : tags[i], starts.get(i)));
        }
        return tokens;
    }
}
