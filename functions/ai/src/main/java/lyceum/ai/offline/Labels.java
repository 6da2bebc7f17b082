package lyceum.ai.offline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lyceum.ai.offline.Definition.Asks;

/** Recognises entries of a glossary: "Dividend: A payment that a company makes to its owners." */
final class Labels {
    private static final Pattern ENTRY = Pattern.compile(
            "[\"“*_]*(\\p{L}[^:.;!?*_]{1,40}?)[\"”*_]*(?: ?:[*_]*| [–—]| --)\\s+(\\p{L}.*[.])", Pattern.DOTALL);
    private static final Set<String> NO_TERM = Set.of("""
            note warning caution tip hint important example answer question solution exercise remark see step result
            summary aside reminder attention definition usage syntax default input output author date version
            """.strip().split("\\s+"));
    private static final int SHORTEST = 5;
    private static final int LONGEST = 45;
    private static final double WEIGHT = 2.8;

    private Labels() {}

    /** What the entry defines, if it is one; {@code text} is that of its source. */
    static Optional<Definition> in(Linguist linguist, String text, Sentence entry, int passage, int source) {
        String raw = text.substring(entry.start(), entry.end());
        var matcher = ENTRY.matcher(raw);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var label = headed(linguist.tokens(inner(Markup.clean(matcher.group(1)))));
        var meaning = Sentence.of(linguist, text, entry.start() + matcher.start(2), entry.end());
        return Optional.of(meaning)
                .filter(sentence -> named(label) && tells(sentence))
                .map(sentence -> definition(label, sentence, passage, source));
    }

    /** A label as it would stand within a sentence: its capital is the custom of glossaries, unless more words have one. */
    private static String inner(String label) {
        boolean name = label.substring(1).chars().anyMatch(Character::isUpperCase);
        return name ? label : label.toLowerCase(Locale.ROOT);
    }

    /** A word without a sentence around it is hard to tell: the last one of a label is its noun. */
    private static List<Token> headed(List<Token> label) {
        var last = label.getLast();
        var noun = Set.of("ADJ", "ADV", "VERB", "X", "INTJ").contains(last.tag())
                ? new Token(last.text(), "NOUN", last.start())
                : last;
        return Stream.concat(label.subList(0, label.size() - 1).stream(), Stream.of(noun))
                .toList();
    }

    private static boolean named(List<Token> label) {
        return label.size() <= 4
                && label.stream().allMatch(token -> token.noun() || token.is("ADJ") || token.is("VERB"))
                && label.stream()
                        .noneMatch(token ->
                                NO_TERM.contains(token.lower()) || token.text().matches(".*\\d.*"))
                && !Definitions.unfit(Phrase.of(label, 0, label.size()));
    }

    private static boolean tells(Sentence meaning) {
        return meaning.words() >= SHORTEST
                && meaning.words() <= LONGEST
                && !meaning.tokens().getFirst().lower().equals("this")
                && !Standings.points(meaning.text())
                && (Definitions.genus(meaning.tokens(), 0)
                        || whole(meaning, 0, 0).isPresent());
    }

    /** "Dividend: A dividend is …": the meaning defines the term by itself. */
    private static Optional<Definition> whole(Sentence meaning, int passage, int source) {
        return Definitions.in(meaning, passage, source).filter(d -> d.asks() != Asks.ROLE);
    }

    private static Definition definition(List<Token> label, Sentence meaning, int passage, int source) {
        var term = Phrase.of(label, 0, label.size());
        String predicate = meaning.text().substring(0, meaning.text().length() - 1);
        return whole(meaning, passage, source)
                .orElseGet(() -> new Definition(
                        term, term.text(), Optional.of(predicate), Asks.ENTRY, meaning, passage, source, WEIGHT));
    }
}
