package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Chooses wrong options that are like the right one in form, and unlike it in meaning. */
final class Distractors {
    private static final int WANTED = 3;
    private static final int FEWEST = 2;

    private final Analysis analysis;

    Distractors(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Wrong terms for a gap in a sentence: of the same number and kind, in none of the sentence's words; empty if too few. */
    List<String> terms(Phrase answer, Sentence sentence, int passage, boolean afterArticle) {
        var candidates = new ArrayList<Phrase>();
        analysis.terms().all().stream()
                .sorted(Comparator.comparingInt((Definition d) -> Math.abs(d.passage() - passage))
                        .thenComparing(d -> d.term().key()))
                .forEach(definition -> candidates.add(definition.term()));
        candidates.addAll(analysis.vocabulary().salient());
        candidates.sort(Comparator.comparing(term -> term.proper() != answer.proper()));
        var chosen = new ArrayList<String>();
        for (Phrase term : candidates) {
            if (chosen.size() < WANTED
                    && fits(term, answer, afterArticle)
                    && !alike(term.text(), sentence.text())
                    && chosen.stream().noneMatch(other -> alike(other, term.text()))) {
                chosen.add(term.text());
            }
        }
        return chosen.size() < FEWEST ? List.of() : chosen;
    }

    private static boolean fits(Phrase term, Phrase answer, boolean afterArticle) {
        return term.plural() == answer.plural()
                && Math.abs(term.words() - answer.words()) <= 1
                && !(afterArticle && vowel(term.text()) != vowel(answer.text()))
                && !alike(term.text(), answer.text());
    }

    /** What other terms are, as wrong answers to what this one is; empty if too few. */
    List<String> predicates(Definition asked) {
        String right = asked.predicate().orElse("");
        var candidates = analysis.terms().all().stream()
                .filter(other -> other.predicate().isPresent() && !other.equals(asked))
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

    private static boolean vowel(String text) {
        return "aeiou".indexOf(text.toLowerCase(Locale.ROOT).charAt(0)) >= 0;
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
