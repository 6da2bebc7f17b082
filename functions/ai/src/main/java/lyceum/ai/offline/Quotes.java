package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lyceum.ai.offline.Block.Kind;
import lyceum.contract.courses.Quote;

/** Chooses the examples of a section: listings, and sentences that give an instance. */
final class Quotes {
    private static final int MOST = 2;
    private static final int LONGEST_LISTING = 24;
    /** An example of fewer characters is taken only if there is no better. */
    private static final int SHORTEST = 30;

    private static final int NOTE = 14;

    private static final Pattern BAR = Pattern.compile(".*\\[ ?<.*|.*> ?].*|[^|]*\\| *");
    private static final Pattern TITLE =
            Pattern.compile("[\\p{L}\\s'’,-]+|<?[\\w.+-]+@[\\w.-]+>?|(?i:version|date|by)\\b.*");
    private static final Pattern INSTANCE = Pattern.compile("^(?:For (?:example|instance)), ");

    private final Analysis analysis;

    Quotes(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Examples from the passages; {@code printed} sentences are not repeated. */
    List<Quote> of(List<Integer> passages, Set<Sentence> printed) {
        var quotes = new ArrayList<Quote>();
        for (int index : passages) {
            var passage = analysis.passages().get(index);
            if (passage.is(Kind.CODE) && lines(passage) <= LONGEST_LISTING && !around(text(passage))) {
                quotes.add(quote(passage.source(), passage.start(), passage.end()));
            } else {
                passage.sentences().stream()
                        .filter(sentence -> instance(sentence) && !printed.contains(sentence))
                        .forEach(sentence -> quotes.add(quote(passage.source(), sentence.start(), sentence.end())));
            }
        }
        var telling = quotes.stream()
                .sorted(Comparator.comparing((Quote quote) -> quote.text().length() < SHORTEST))
                .limit(MOST)
                .toList();
        return quotes.stream().filter(telling::contains).limit(MOST).toList();
    }

    /** Whether the sentence gives an instance and needs nothing else than to be called an example. */
    private static boolean instance(Sentence sentence) {
        var matcher = INSTANCE.matcher(sentence.text());
        if (!matcher.find()) {
            return false;
        }
        var rest = sentence.tokens().stream()
                .filter(token -> token.start() >= matcher.end())
                .toList();
        String text = Titles.capital(sentence.text().substring(matcher.end()));
        return Standings.of(text, rest) == Standing.ALONE;
    }

    /** Whether a listing is no example but what stands around the text: bars of links, addresses, title lines, notes. */
    private static boolean around(String listing) {
        var lines = listing.lines().filter(line -> !line.isBlank()).toList();
        boolean bar = lines.stream().allMatch(line -> BAR.matcher(line).matches());
        boolean title = lines.size() == 1 && TITLE.matcher(lines.getFirst()).matches();
        boolean note = lines.stream().anyMatch(line -> line.split("\\s+").length > NOTE && Noise.looksLikeProse(line));
        return bar || title || note;
    }

    private int lines(Passage passage) {
        return (int) text(passage).lines().count();
    }

    private String text(Passage passage) {
        return analysis.sources().get(passage.source()).text().substring(passage.start(), passage.end());
    }

    private Quote quote(int source, int start, int end) {
        return new Quote(
                analysis.sources().get(source).text().substring(start, end), analysis.span(source, start, end));
    }
}
