package lyceum.ai.offline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges "the method", "the choice": a definite noun without any word that says which one means what was said before, unless it is
 * a subject of the whole source or the only one of its kind.
 */
final class Definites {
    /** So far back a source mostly introduces what it then calls "the …". */
    private static final int REACH = 6;
    /** A noun in more than this share of the passages needs no introduction. */
    private static final double EVERYWHERE = 0.1;

    private static final int MANY = 6;
    private static final int KNOWN = 3;
    private static final Set<String> UNIQUE = Set.of("first", "last", "most", "only", "least", "best", "worst", "very");
    private static final Set<String> TELLING = Set.of("that", "which", "who", "whose", "where", "when", "whom", "to");

    private Definites() {}

    /** The noun of a definite subject that nothing in its sentence explains. */
    static Optional<Phrase> bare(Sentence sentence) {
        var tokens = sentence.tokens();
        if (!tokens.getFirst().lower().equals("the")) {
            return Optional.empty();
        }
        int end = 1;
        while (end < tokens.size()
                && (tokens.get(end).noun()
                        || tokens.get(end).is("ADJ")
                        || tokens.get(end).is("NUM"))) {
            if (UNIQUE.contains(tokens.get(end).lower())
                    || tokens.get(end).lower().endsWith("est")) {
                return Optional.empty();
            }
            end++;
        }
        boolean named =
                end > 1 && tokens.get(end - 1).noun() && !tokens.get(end - 1).is("PROPN");
        return named && !explained(tokens, end) ? Optional.of(Phrase.of(tokens, 1, end)) : Optional.empty();
    }

    private static boolean explained(List<Token> tokens, int after) {
        if (after >= tokens.size()) {
            return false;
        }
        var next = tokens.get(after);
        boolean participle = next.is("VERB") && next.lower().matches(".*(?:ed|ing|en)|made|built|held|sent|known");
        boolean sign = !next.word() && !Set.of(",", ".", ";", ":").contains(next.text());
        return sign || next.is("ADP") || TELLING.contains(next.lower()) || (participle && furtherVerb(tokens, after));
    }

    private static boolean furtherVerb(List<Token> tokens, int after) {
        return tokens.subList(after + 1, tokens.size()).stream().anyMatch(token -> token.is("AUX") || token.is("VERB"));
    }

    /** Whether the source speaks of it throughout, so that a reader knows which is meant. */
    static boolean known(Analysis analysis, Phrase phrase) {
        String stem =
                Goals.stems(phrase.text()).stream().reduce((_, last) -> last).orElse("");
        return analysis.terms().of(phrase.key()).isPresent()
                || (phrase.words() > 1 && analysis.vocabulary().count(phrase.key()) >= KNOWN)
                || (analysis.vectors().passages(stem) >= MANY
                        && analysis.vectors().passages(stem)
                                > EVERYWHERE * analysis.passages().size());
    }

    /** Whether the sentence means a thing that the source introduced in words which are not printed. */
    static boolean dangles(Analysis analysis, int passage, Sentence sentence, Set<String> printed, boolean follows) {
        var phrase = bare(sentence);
        if (phrase.isEmpty() || known(analysis, phrase.get())) {
            return false;
        }
        var stems = Goals.stems(phrase.get().text());
        if (stems.isEmpty()) {
            return !follows;
        }
        var met = new HashSet<>(printed);
        met.addAll(headings(analysis, passage));
        return !met.containsAll(stems)
                && before(analysis, passage, sentence).contains(stems.getLast())
                && Definitions.in(sentence, passage, 0).isEmpty();
    }

    private static Set<String> headings(Analysis analysis, int passage) {
        var stems = new HashSet<String>();
        analysis.passages().get(passage).path().forEach(heading -> stems.addAll(Goals.stems(heading.title())));
        return stems;
    }

    /** The words that stand before the sentence in its passage and in those before it below the same heading. */
    private static Set<String> before(Analysis analysis, int passage, Sentence sentence) {
        var stems = new HashSet<String>();
        for (Sentence other : analysis.passages().get(passage).sentences()) {
            if (other.start() < sentence.start()) {
                stems.addAll(other.stems());
            }
        }
        var path = analysis.passages().get(passage).path();
        for (int i = passage - 1; i >= Math.max(0, passage - REACH); i--) {
            if (analysis.passages().get(i).path().equals(path)) {
                stems.addAll(analysis.vectors().of(i).keySet());
            }
        }
        return stems;
    }
}
