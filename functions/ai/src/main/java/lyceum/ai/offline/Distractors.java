package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lyceum.ai.offline.Definition.Asks;
import lyceum.ai.offline.Vocabulary.Subject;

/** Chooses wrong options that are like the right one in form, and unlike it in meaning. */
final class Distractors {
    private static final int WANTED = 3;
    private static final int FEWEST = 2;

    private final Analysis analysis;
    private final Map<String, Integer> used = new HashMap<>();

    Distractors(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * Wrong terms for a gap: of the answer's number, with its article, and in none of the sentence's words; empty if too few. First
     * come those that stand in the same company as the answer, then those near it; what other questions had comes last.
     * {@code article} is the one before the gap, empty where the sentence begins with the gap, "the" where any term fits.
     */
    List<String> terms(Phrase answer, Sentence sentence, int passage, String article) {
        var chosen = new ArrayList<String>();
        for (Subject candidate : candidates(answer, passage, article)) {
            var term = candidate.phrase();
            if (chosen.size() < WANTED
                    && fits(term, answer)
                    && !alike(term.text(), sentence.text())
                    && chosen.stream().noneMatch(other -> alike(other, term.text()))) {
                chosen.add(term.text());
            }
        }
        if (chosen.size() < FEWEST) {
            return List.of();
        }
        chosen.forEach(term -> used.merge(term, 1, Integer::sum));
        return chosen;
    }

    private List<Subject> candidates(Phrase answer, int passage, String article) {
        boolean any = article.equals("the") || answer.plural() || answer.proper();
        var candidates = new LinkedHashMap<String, Subject>();
        analysis.terms().all().stream()
                .filter(other -> other.article().equals(article) || any)
                .forEach(other ->
                        candidates.putIfAbsent(other.term().key(), new Subject(other.term(), other.passage())));
        analysis.vocabulary().repeated().stream()
                .filter(other ->
                        any || analysis.vocabulary().takes(other.phrase().key(), article))
                .forEach(other -> candidates.putIfAbsent(other.phrase().key(), other));
        var scores = new HashMap<Subject, Double>();
        candidates.values().forEach(other -> scores.put(other, score(answer, other, passage)));
        return candidates.values().stream()
                .filter(other -> other.phrase().proper() == answer.proper())
                .sorted(Comparator.comparingDouble((Subject other) -> -scores.getOrDefault(other, 0.0))
                        .thenComparing(other -> other.phrase().key()))
                .toList();
    }

    private double score(Phrase answer, Subject other, int passage) {
        return 2 * analysis.vocabulary().likeness(answer.key(), other.phrase().key())
                + 1 / (1 + Math.abs(other.passage() - passage) / 15.0)
                + (analysis.vocabulary().salient(other.phrase()) ? 0.3 : 0)
                + (analysis.terms().of(other.phrase().key()).isPresent() ? 0.3 : 0)
                - 0.3 * Math.abs(other.phrase().words() - answer.words())
                - 0.4 * used.getOrDefault(other.phrase().text(), 0);
    }

    private static boolean fits(Phrase term, Phrase answer) {
        return term.plural() == answer.plural()
                && Math.abs(term.words() - answer.words()) <= 1
                && !alike(term.text(), answer.text());
    }

    /** What other terms are, as wrong answers to what this one is; empty if too few. */
    List<String> predicates(Definition asked) {
        String right = asked.predicate().orElse("");
        var candidates = analysis.terms().all().stream()
                .filter(other -> other.predicate().isPresent() && other.asks() != Asks.ROLE && !other.equals(asked))
                .filter(other -> (other.asks() == Asks.WHO) == (asked.asks() == Asks.WHO))
                .filter(other -> other.term().plural() == asked.term().plural())
                .filter(other -> !alike(other.term().text(), asked.term().text()))
                .filter(other -> !alike(asked.term().text(), other.predicate().get()))
                .sorted(Comparator.comparingInt((Definition other) -> Math.abs(other.passage() - asked.passage()))
                        .thenComparing(other -> other.term().key()))
                .map(other -> other.predicate().get())
                .filter(other -> other.length() < right.length() * 2.5 && other.length() > right.length() * 0.4)
                .toList();
        var chosen = new ArrayList<String>();
        for (String candidate : candidates) {
            if (chosen.size() < WANTED
                    && genus(candidate, right)
                    && chosen.stream().allMatch(c -> genus(c, candidate))) {
                chosen.add(candidate);
            }
        }
        return chosen.size() < FEWEST ? List.of() : chosen;
    }

    /** Whether two explanations begin differently enough not to say the same. */
    private static boolean genus(String one, String other) {
        Set<String> common = new HashSet<>(Goals.stems(one));
        Set<String> all = new HashSet<>(common);
        all.addAll(Goals.stems(other));
        common.retainAll(Goals.stems(other));
        return common.size() * 3 < all.size();
    }

    /** Whether two texts share a word or nearly: near-synonyms mostly do. */
    static boolean alike(String one, String other) {
        for (String a : words(one)) {
            for (String b : words(other)) {
                if (a.equals(b)
                        || stem(a).equals(stem(b))
                        || (a.length() > 3 && b.length() > 3 && prefix(a, b) >= 0.7)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        return java.util.Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+"))
                .filter(word -> word.length() > 1 && !StopWords.contains(word))
                .map(Nouns::singular)
                .toList();
    }

    private static String stem(String word) {
        return new opennlp.tools.stemmer.PorterStemmer().stem(word);
    }

    private static double prefix(String a, String b) {
        int common = 0;
        while (common < Math.min(a.length(), b.length()) && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        return common / (double) Math.min(a.length(), b.length());
    }
}
