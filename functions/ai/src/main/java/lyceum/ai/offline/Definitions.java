package lyceum.ai.offline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lyceum.ai.offline.Definition.Asks;

/** Recognises sentences that define a term: "A stoma is a small pore …", "… is called the celestial equator". */
final class Definitions {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 45;
    private static final Set<String> BE = Set.of("is", "are", "was", "were");
    static final Set<String> MEANS = Set.of("means", "denotes", "mean", "denote");
    /** A kind that says nothing alone, and enough with what sets it apart: "something that …", "one without …". */
    private static final Set<String> OPEN_GENUS = Set.of("something", "one", "anything");

    private static final Set<String> APART = Set.of("that", "which", "whose", "who", "in", "with", "without", "where");
    private static final Set<String> EMPTY_GENUS = Set.of("""
            reason result problem question matter idea thing case example exception fact goal aim purpose
            mistake difference choice issue advantage disadvantage change alternative answer consequence cause
            topic subject lot bit must attempt same following latter former opposite reverse job task step
            thanks kind author responsibility challenge effect default nothing something one sign start
            end beginning key focus bug feature majority source members member while moment part strength
            weakness heart core virtue vice right duty crime myth
            """.strip().split("\\s+"));
    private static final Pattern RESTRICTS = Pattern.compile(
            "\\b(?:that|which|who|whose|where|when|of|for|in|by|to|from|with|without|between|on|through|around|at|into|inside|as|containing|\\w+ing|\\w+ed)\\b");
    private static final Pattern LOOSE = Pattern.compile(
            "\\b(?:not|n't|n’t|never|also|therefore|however|now|still|often|sometimes|usually|probably|perhaps|already|then|thus|again|even|just)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PRAISE = Pattern.compile(
            "(?:an? |the )?(?:very |most |more |rather |quite )*(?:good|bad|great|nice|best|better|common|popular|useful|important|typical|powerful|convenient|major|perfect"
                    + "|interesting|safe|relative|same|real|serious|classic|natural choice|favou?rite|wonderful|famous)\\b");
    /** A pronoun that no relative clause introduces stands for something said before. */
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "(?:(?!\\b(?:that|which|who|whose|where|when|whom)\\b).)*?\\b(?:its|their|his|her|it|they|them)\\b.*");

    private static final Set<String> OTHERS = Set.of(
            "another", "other", "second", "third", "last", "next", "only", "same", "previous", "latest", "current");
    private static final Set<String> PERSON = Set.of("""
            person man woman child king queen emperor president minister leader developer programmer engineer scientist
            physicist chemist biologist mathematician astronomer philosopher writer author poet painter artist composer
            musician singer actor explorer sailor soldier general teacher student professor doctor nurse farmer merchant
            founder contributor inventor member maintainer user architect lawyer judge monk priest saint economist historian
            """.strip().split("\\s+"));

    private Definitions() {}

    /** What the sentence defines, if anything; passage and source are where it stands. */
    static Optional<Definition> in(Sentence sentence, int passage, int source) {
        int words = sentence.words();
        if (!sentence.alone() || words < SHORTEST || words > LONGEST) {
            return Optional.empty();
        }
        return copula(sentence, passage, source)
                .or(() -> Namings.in(sentence, passage, source))
                .or(() -> Roles.in(sentence, passage, source));
    }

    /** "A stoma is a pore that …" */
    private static Optional<Definition> copula(Sentence sentence, int passage, int source) {
        var tokens = sentence.tokens();
        int first = start(tokens);
        int to = phraseEnd(tokens, first);
        int be = afterAside(tokens, closed(tokens, first, to));
        if (to == first
                || be >= tokens.size() - 4
                || !BE.contains(tokens.get(be).lower())
                || !tokens.get(be).is("AUX")) {
            return Optional.empty();
        }
        String predicate = sentence.text()
                .substring(tokens.get(be + 1).start(), sentence.text().length() - 1);
        if (!genus(tokens, be + 1)
                || comparing(tokens, be + 1)
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
                || kind(predicate).contains(term.text().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        boolean definite = first > 0 && tokens.get(0).lower().equals("the");
        String subject = subject(tokens, first, term);
        return Optional.of(new Definition(
                term,
                subject,
                Optional.of(predicate),
                term.proper() && person(predicate) ? Asks.WHO : Asks.WHAT,
                sentence,
                passage,
                source,
                definite ? 2 : 3));
    }

    /** Where the term begins: behind its article and the quotation mark that opens it. */
    static int start(List<Token> tokens) {
        int first = article(tokens, 0) ? 1 : 0;
        return first < tokens.size() && quote(tokens.get(first)) ? first + 1 : first;
    }

    /** Behind the quotation mark that closes the term, where one opens it. */
    static int closed(List<Token> tokens, int first, int to) {
        boolean opened = first > 0 && quote(tokens.get(first - 1));
        return opened && to < tokens.size() && quote(tokens.get(to)) ? to + 1 : to;
    }

    static boolean quote(Token token) {
        return Set.of("\"", "“", "”", "'", "‘", "’", "`").contains(token.text());
    }

    /** What a predicate says of its kind, before what sets the thing apart. */
    private static String kind(String predicate) {
        var apart = RESTRICTS.matcher(predicate);
        return (apart.find() ? predicate.substring(0, apart.start()) : predicate).toLowerCase(Locale.ROOT);
    }

    /** "… is the oldest of the three", "… is another town": said of one thing among others. */
    private static boolean comparing(List<Token> tokens, int from) {
        return tokens.subList(from, Math.min(tokens.size(), from + 3)).stream()
                .anyMatch(token -> OTHERS.contains(token.lower())
                        || (token.is("ADJ") && token.lower().endsWith("est")));
    }

    /** Whether what it says is said of a person. */
    static boolean person(String predicate) {
        return Arrays.stream(kind(predicate).split("[^\\p{L}]+"))
                .map(Nouns::singular)
                .anyMatch(PERSON::contains);
    }

    private static String head(String predicate) {
        return predicate.substring(0, Math.min(predicate.length(), 24));
    }

    static boolean article(List<Token> tokens, int at) {
        return Set.of("a", "an", "the").contains(tokens.get(at).lower());
    }

    static int phraseEnd(List<Token> tokens, int from) {
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
    static int afterAside(List<Token> tokens, int at) {
        if (at < tokens.size() && tokens.get(at).text().equals("(")) {
            int close = at;
            while (close < tokens.size()
                    && close - at < 14
                    && !tokens.get(close).text().equals(")")) {
                close++;
            }
            return close + 1;
        }
        return at;
    }

    /** Whether what follows names a kind of thing, and one that says something. */
    static boolean genus(List<Token> tokens, int from) {
        if (from + 1 < tokens.size()
                && OPEN_GENUS.contains(tokens.get(from).lower())
                && APART.contains(tokens.get(from + 1).lower())) {
            return true;
        }
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
                        || (Set.of(",", "-", "and", "or").contains(tokens.get(i).lower()) && i > from))) {
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

    /** The term with the article that stands before it. */
    static String subject(List<Token> tokens, int first, Phrase term) {
        int before = first > 0 && quote(tokens.get(first - 1)) ? first - 2 : first - 1;
        return (before >= 0 && article(tokens, before) ? tokens.get(before).lower() + " " : "") + term.text();
    }

    static boolean unfit(Phrase term) {
        return Phrase.idle(term.key())
                || term.text().length() < 3
                || term.text().matches(".*(?:^| )(?:\\d[\\w.]*|[a-z]-in-.*)(?: .*|$)|.*-in-point");
    }
}
