package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lyceum.ai.LessonTask;
import lyceum.contract.courses.Brief;
import opennlp.tools.stemmer.PorterStemmer;

/** Relates what a pupil wants, or what a lesson is called, to the passages of the sources. */
final class Goals {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\d]+");
    private static final Set<String> TASKS = Set.of("explain", "describe", "understand", "learn", "able");
    private static final double NEARLY = 0.8;
    private static final double SERVED = 0.55;
    private static final double GOALS_SHARE = 0.6;

    private Goals() {}

    /** Whether the passages hold most of what is telling in the goal's words. */
    static boolean served(Analysis analysis, String goal, Collection<Integer> passages) {
        Set<String> stems = new HashSet<>();
        passages.forEach(passage -> stems.addAll(analysis.vectors().of(passage).keySet()));
        return covered(analysis, stems(goal), stems) >= SERVED;
    }

    /** The goals of the brief that no lesson of the outline serves better than this one, whose passages these are, or not much. */
    static List<String> named(Analysis analysis, LessonTask task, List<Integer> passages) {
        var goals = task.brief().goals();
        if (goals.isEmpty()) {
            return List.of();
        }
        var lessons = task.outline().modules().stream()
                .flatMap(module -> module.lessons().stream())
                .map(lesson -> lesson.spans().stream()
                        .flatMap(span -> analysis.within(span).stream())
                        .toList())
                .toList();
        return goals.stream()
                .filter(goal -> {
                    double best = lessons.stream()
                            .mapToDouble(lesson -> strength(analysis, goal, lesson))
                            .max()
                            .orElse(0);
                    double own = strength(analysis, goal, passages);
                    return own > 0 && own >= NEARLY * best;
                })
                .toList();
    }

    /** How much the passages say on a goal; 0 where they don't serve it. */
    static double strength(Analysis analysis, String goal, Collection<Integer> passages) {
        if (!served(analysis, goal, passages)) {
            return 0;
        }
        double strength = 0;
        for (String stem : stems(goal)) {
            long found = passages.stream()
                    .filter(passage -> analysis.vectors().of(passage).containsKey(stem))
                    .count();
            strength += analysis.vectors().rarity(stem) * Math.log(1.0 + found);
        }
        return strength;
    }

    /** How much of the wanted words' weight is among the found ones, from 0 to 1. */
    static double covered(Analysis analysis, List<String> wanted, Collection<String> found) {
        double all = 0;
        double common = 0;
        for (String stem : wanted) {
            double rarity = Math.max(1, analysis.vectors().rarity(stem));
            all += rarity;
            common += found.contains(stem) ? rarity : 0;
        }
        return all == 0 ? 0 : common / all;
    }

    static List<String> stems(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(word -> !StopWords.contains(word) && !TASKS.contains(word))
                .map(word -> new PorterStemmer().stem(Nouns.singular(word)))
                .distinct()
                .toList();
    }

    /** What a lesson is about: the words of its passages and, where they touch it, of the goals. */
    static Map<String, Double> focus(Analysis analysis, Brief brief, List<Integer> passages) {
        var focus = new TreeMap<String, Double>();
        passages.forEach(passage ->
                analysis.vectors().of(passage).forEach((stem, weight) -> focus.merge(stem, weight, Double::sum)));
        double scale = GOALS_SHARE
                * focus.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        var goals = new ArrayList<String>();
        brief.goals().forEach(goal -> goals.addAll(stems(goal)));
        goals.stream().filter(focus::containsKey).forEach(stem -> focus.merge(stem, scale, Double::sum));
        return focus;
    }
}
