package lyceum.ai.offline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.ai.offline.Definition.Asks;

/**
 * Recognises sentences that tell of any thing of a kind what it does or has: "Valves control …", "A contract contains …". Where a
 * text defines little, they say what its terms stand for.
 */
final class Roles {
    private static final Set<String> VERBS = Set.of("""
            provide contain consist comprise represent describe specify determine identify store hold define control measure
            allow let enable protect connect convert produce carry transport absorb collect regulate govern manage perform
            prevent record indicate serve combine
            """.strip().split("\\s+"));
    private static final Set<String> PURPOSE = Set.of("to", "for", "in", "by", "when", "as", "where");
    /** What a person or a body did tells its part in a story. */
    private static final Set<String> PAST = Set.of(
            "led", "became", "wrote", "began", "won", "made", "took", "built", "gave", "held", "found", "fought",
            "sold");

    private static final double WEIGHT = 1.5;
    /** Other verbs tell something only of a term that a heading names. */
    private static final double HEADED = 0.7;

    private static final int LONGEST = 32;

    private Roles() {}

    static Optional<Definition> in(Sentence sentence, int passage, int source) {
        var tokens = sentence.tokens();
        int first = Definitions.start(tokens);
        int end = Definitions.phraseEnd(tokens, first);
        int verb = Definitions.afterAside(tokens, Definitions.closed(tokens, first, end));
        if (end == first || verb >= tokens.size() - 3 || sentence.words() > LONGEST) {
            return Optional.empty();
        }
        var term = Phrase.of(tokens, first, end);
        double weight = weight(tokens, verb, term);
        return weight > 0 && general(tokens, term) && !Definitions.unfit(term)
                ? Optional.of(new Definition(
                        term,
                        Definitions.subject(tokens, first, term),
                        Optional.empty(),
                        Asks.ROLE,
                        sentence,
                        passage,
                        source,
                        weight))
                : Optional.empty();
    }

    /** How surely the words at {@code at} say what the thing is for; 0 where they don't. */
    private static double weight(List<Token> tokens, int at, Phrase term) {
        String verb = tokens.get(at).lower();
        String plain = verb.endsWith("s") ? verb.substring(0, verb.length() - 1) : verb;
        boolean used = Set.of("is", "are").contains(verb)
                && tokens.get(at + 1).lower().equals("used")
                && PURPOSE.contains(tokens.get(at + 2).lower());
        boolean past = verb.endsWith("ed") || PAST.contains(verb);
        boolean present =
                tokens.get(at).is("VERB") && term.plural() != verb.endsWith("s") && !past && !verb.endsWith("ing");
        boolean did = tokens.get(at).is("VERB") && past && term.proper() && term.words() > 1;
        return used || did || (present && VERBS.contains(plain)) ? WEIGHT : present ? HEADED : 0;
    }

    /** Whether the sentence speaks of the kind or of the only one, not of one that was met before. */
    private static boolean general(List<Token> tokens, Phrase term) {
        return !tokens.getFirst().lower().equals("the") || term.words() > 1;
    }
}
