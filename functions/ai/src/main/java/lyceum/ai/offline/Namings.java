package lyceum.ai.offline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.ai.offline.Definition.Asks;

/** Recognises sentences that give a name to what they describe: "… is called a watershed", "Latency means …". */
final class Namings {
    private static final Set<String> BE = Set.of("is", "are", "was", "were");
    private static final Set<String> CALLED = Set.of("called", "termed", "named");
    private static final Set<String> ENDS = Set.of(".", ",", "(", ";", ":", ")", "and", "because", "if", "when", "or");
    private static final double WEIGHT = 2.5;

    private Namings() {}

    static Optional<Definition> in(Sentence sentence, int passage, int source) {
        return named(sentence, passage, source)
                .or(() -> definedAs(sentence, passage, source))
                .or(() -> meaning(sentence, passage, source));
    }

    /** "… is called the celestial equator", "… small pores, called stomata". */
    private static Optional<Definition> named(Sentence sentence, int passage, int source) {
        var tokens = sentence.tokens();
        for (int i = 3; i < tokens.size() - 1; i++) {
            int name = name(tokens, i);
            boolean verb = BE.contains(tokens.get(i - 1).lower());
            boolean aside = tokens.get(i - 1).noun()
                    || (tokens.get(i - 1).text().equals(",")
                            && tokens.get(i - 2).noun());
            if (name > 0 && (verb || aside)) {
                int first = name + (Definitions.article(tokens, name) ? 1 : 0);
                first += first < tokens.size() && Definitions.quote(tokens.get(first)) ? 1 : 0;
                int end = Definitions.phraseEnd(tokens, Math.min(first, tokens.size() - 1));
                int to = Definitions.closed(tokens, first, end);
                if (end > first
                        && to < tokens.size()
                        && ENDS.contains(tokens.get(to).text())) {
                    var phrase = Phrase.of(tokens, first, end);
                    var term =
                            verb ? phrase.withNumber(tokens.get(i - 1).lower().matches("are|were")) : phrase;
                    return fit(term)
                            ? Optional.of(
                                    definition(term, first, sentence, passage, source, verb ? WEIGHT : WEIGHT - 0.3))
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Where the name begins that the words at {@code i} announce; 0 where they announce none. */
    private static int name(List<Token> tokens, int i) {
        String lower = tokens.get(i).lower();
        if (CALLED.contains(lower)) {
            return i + 1;
        }
        boolean known = lower.equals("known") && tokens.get(i + 1).lower().equals("as");
        return known && i + 2 < tokens.size() ? i + 2 : 0;
    }

    /** "A loan is defined as a transaction in which …" */
    private static Optional<Definition> definedAs(Sentence sentence, int passage, int source) {
        var tokens = sentence.tokens();
        int first = Definitions.start(tokens);
        int to = Definitions.phraseEnd(tokens, first);
        int be = Definitions.afterAside(tokens, Definitions.closed(tokens, first, to));
        if (to == first
                || be + 6 >= tokens.size()
                || !BE.contains(tokens.get(be).lower())
                || !tokens.get(be + 1).lower().equals("defined")
                || !tokens.get(be + 2).lower().equals("as")
                || !Definitions.genus(tokens, be + 3)) {
            return Optional.empty();
        }
        String predicate = sentence.text()
                .substring(tokens.get(be + 3).start(), sentence.text().length() - 1);
        var term =
                Phrase.of(tokens, first, to).withNumber(tokens.get(be).lower().matches("are|were"));
        return fit(term)
                ? Optional.of(new Definition(
                        term,
                        Definitions.subject(tokens, first, term),
                        Optional.of(predicate),
                        Asks.WHAT,
                        sentence,
                        passage,
                        source,
                        WEIGHT + 0.5))
                : Optional.empty();
    }

    /** "Latency means …", "Latency refers to …" */
    private static Optional<Definition> meaning(Sentence sentence, int passage, int source) {
        var tokens = sentence.tokens();
        int first = Definitions.start(tokens);
        int end = Definitions.phraseEnd(tokens, first);
        int to = Definitions.afterAside(tokens, Definitions.closed(tokens, first, end));
        if (end == first || to >= tokens.size() - 4) {
            return Optional.empty();
        }
        String verb = tokens.get(to).lower();
        boolean refers = Set.of("refers", "refer").contains(verb)
                && tokens.get(to + 1).lower().equals("to");
        var term = Phrase.of(tokens, first, end);
        boolean means = Definitions.MEANS.contains(verb)
                && !tokens.get(to + 1).lower().equals("that")
                && term.plural() == verb.equals("mean");
        return (refers || means) && fit(term)
                ? Optional.of(definition(term, first, sentence, passage, source, WEIGHT))
                : Optional.empty();
    }

    private static Definition definition(
            Phrase term, int first, Sentence sentence, int passage, int source, double weight) {
        String subject = Definitions.subject(sentence.tokens(), first, term);
        return new Definition(term, subject, Optional.empty(), Asks.WHAT, sentence, passage, source, weight);
    }

    private static boolean fit(Phrase term) {
        return !Definitions.unfit(term);
    }
}
