package lyceum.ai.offline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises sentences that define a term: "A stoma is a small pore …", "… is called the celestial equator". */
final class Definitions {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 45;
    private static final Set<String> BE = Set.of("is", "are", "was", "were");
    private static final Set<String> CALLED = Set.of("called", "termed", "named");
    private static final Set<String> MEANS = Set.of("means", "denotes", "mean", "denote");
    private static final Set<String> EMPTY_GENUS = Set.of("""
            reason result problem question matter idea thing case example exception fact goal aim purpose
            mistake difference choice issue advantage disadvantage change alternative answer consequence cause
            topic subject lot bit must attempt same following latter former opposite reverse job task step
            thanks kind author responsibility challenge effect default subset nothing something one sign start
            end beginning key focus bug feature majority source members member while moment part strength
            weakness virtue vice right duty crime myth
            """.strip().split("\\s+"));
    private static final Pattern RESTRICTS = Pattern.compile(
            "\\b(?:that|which|who|whose|where|when|of|for|in|by|to|from|with|between|on|through|around|at|into|inside|as|containing|\\w+ing|\\w+ed)\\b");
    private static final Pattern LOOSE = Pattern.compile(
            "\\b(?:not|n't|n’t|never|also|therefore|however|now|still|often|sometimes|usually|probably|perhaps|already|then|thus|again|even|just)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PRAISE = Pattern.compile(
            "(?:an? |the )?(?:very |most |more |rather |quite )*(?:good|bad|great|nice|best|better|common|popular|useful|important|typical|powerful|convenient|major|perfect"
                    + "|interesting|safe|relative|same|real|serious|classic|natural choice|favou?rite|wonderful|famous)\\b");
    /** A pronoun that no relative clause introduces stands for something said before. */
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "(?:(?!\\b(?:that|which|who|whose|where|when|whom)\\b).)*?\\b(?:its|their|his|her|it|they|them)\\b.*");

    private Definitions() {}

    /** What the sentence defines, if anything; passage and source are where it stands. */
    static Optional<Definition> in(Sentence sentence, int passage, int source) {
        int words = sentence.words();
        if (!sentence.alone() || words < SHORTEST || words > LONGEST) {
            return Optional.empty();
        }
        return copula(sentence, passage, source)
                .or(() -> named(sentence, passage, source))
                .or(() -> meaning(sentence, passage, source));
    }

    /** "A stoma is a pore that …" */
    private static Optional<Definition> copula(Sentence sentence, int passage, int source) {
        var tokens = sentence.tokens();
        int first = article(tokens, 0) ? 1 : 0;
        int to = phraseEnd(tokens, first);
        int be = afterAside(tokens, to);
        if (to == first
                || be >= tokens.size() - 4
                || !BE.contains(tokens.get(be).lower())
                || !tokens.get(be).is("AUX")) {
            return Optional.empty();
        }
        String predicate = sentence.text()
                .substring(tokens.get(be + 1).start(), sentence.text().length() - 1);
        if (!genus(tokens, be + 1)
                || !RESTRICTS.matcher(predicate).find()
                || OF_ANOTHER.matcher(predicate).matches()
                || LOOSE.matcher(head(predicate)).find()
                || PRAISE.matcher(predicate).lookingAt()) {
            return Optional.empty();
        }
        var term =
                Phrase.of(tokens, first, to).withNumber(tokens.get(be).lower().matches("are|were"));
        boolean past = tokens.get(be).lower().startsWith("w");
        if (unfit(term)
                || (past && !term.proper())
                || predicate
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(term.text().toLowerCase(java.util.Locale.ROOT))) {
            return Optional.empty();
        }
        boolean definite = first == 1 && tokens.getFirst().lower().equals("the");
        String subject = subject(tokens, first, term);
        return Optional.of(
                new Definition(term, subject, Optional.of(predicate), sentence, passage, source, definite ? 2 : 3));
    }

    private static String head(String predicate) {
        return predicate.substring(0, Math.min(predicate.length(), 24));
    }

    private static boolean article(List<Token> tokens, int at) {
        return Set.of("a", "an", "the").contains(tokens.get(at).lower());
    }

    private static int phraseEnd(List<Token> tokens, int from) {
        int to = from;
        while (to < tokens.size()
                && to - from < 4
                && !MEANS.contains(tokens.get(to).lower())
                && (tokens.get(to).noun() || tokens.get(to).is("ADJ"))) {
            to++;
        }
        return to > from && tokens.get(to - 1).noun() ? to : from;
    }

    /** Behind a parenthesis that explains the term: "The Julian Day (JD) is …". */
    private static int afterAside(List<Token> tokens, int at) {
        if (at < tokens.size() && tokens.get(at).text().equals("(")) {
            int close = at;
            while (close < tokens.size()
                    && close - at < 8
                    && !tokens.get(close).text().equals(")")) {
                close++;
            }
            return close + 1;
        }
        return at;
    }

    /** Whether what follows names a kind of thing, and one that says something. */
    private static boolean genus(List<Token> tokens, int from) {
        int i = from;
        boolean article = article(tokens, i);
        i += article ? 1 : 0;
        while (i < tokens.size()
                && (tokens.get(i).is("ADJ")
                        || tokens.get(i).is("ADV")
                        || tokens.get(i).is("NUM")
                        || (tokens.get(i).noun()
                                && i + 1 < tokens.size()
                                && tokens.get(i + 1).noun())
                        || (Set.of(",", "-").contains(tokens.get(i).text()) && i > from))) {
            i++;
        }
        boolean gerund =
                article && tokens.get(Math.min(i, tokens.size() - 1)).lower().endsWith("ing");
        return i < tokens.size()
                && (tokens.get(i).noun() || gerund)
                && (article
                        || Nouns.plural(tokens.get(i).lower())
                        || tokens.get(from).noun())
                && !EMPTY_GENUS.contains(Nouns.singular(tokens.get(i).lower()));
    }

    /** "… is called the celestial equator." */
    private static Optional<Definition> named(Sentence sentence, int passage, int source) {
        var tokens = sentence.tokens();
        for (int i = 3; i < tokens.size() - 2; i++) {
            boolean called = CALLED.contains(tokens.get(i).lower())
                    || (tokens.get(i).lower().equals("known")
                            && tokens.get(i + 1).lower().equals("as"));
            if (called && BE.contains(tokens.get(i - 1).lower())) {
                int first = tokens.get(i).lower().equals("known") ? i + 2 : i + 1;
                first += article(tokens, first) ? 1 : 0;
                int to = phraseEnd(tokens, Math.min(first, tokens.size() - 1));
                if (to > first
                        && to < tokens.size()
                        && Set.of(".", ",", "(", ";").contains(tokens.get(to).text())) {
                    var term = Phrase.of(tokens, first, to);
                    return unfit(term)
                            ? Optional.empty()
                            : Optional.of(new Definition(
                                    term,
                                    subject(tokens, first, term),
                                    Optional.empty(),
                                    sentence,
                                    passage,
                                    source,
                                    2.5));
                }
            }
        }
        return Optional.empty();
    }

    /** "Latency means …", "Latency refers to …" */
    private static Optional<Definition> meaning(Sentence sentence, int passage, int source) {
        var tokens = sentence.tokens();
        int first = article(tokens, 0) ? 1 : 0;
        int to = afterAside(tokens, phraseEnd(tokens, first));
        if (phraseEnd(tokens, first) == first || to >= tokens.size() - 4) {
            return Optional.empty();
        }
        String verb = tokens.get(to).lower();
        boolean refers = Set.of("refers", "refer").contains(verb)
                && tokens.get(to + 1).lower().equals("to");
        var term = Phrase.of(tokens, first, phraseEnd(tokens, first));
        return (refers
                                || (MEANS.contains(verb)
                                        && !tokens.get(to + 1).lower().equals("that")
                                        && term.plural() == verb.equals("mean")))
                        && !unfit(term)
                ? Optional.of(new Definition(
                        term, subject(tokens, first, term), Optional.empty(), sentence, passage, source, 2.5))
                : Optional.empty();
    }

    /** The term with the article that stands before it. */
    private static String subject(List<Token> tokens, int first, Phrase term) {
        return (first > 0 && article(tokens, first - 1) ? tokens.get(first - 1).lower() + " " : "") + term.text();
    }

    private static boolean unfit(Phrase term) {
        return Phrase.idle(term.key()) || term.text().length() < 3;
    }
}
