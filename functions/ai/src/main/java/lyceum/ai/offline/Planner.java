package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.Outline.OutlineLesson;
import lyceum.contract.courses.Outline.OutlineModule;
import lyceum.contract.courses.SourceSpan;

/** Divides the sources into modules and lessons of about equal length that begin where subjects begin. */
final class Planner {
    /** A course is planned with at most so many lessons, unless the brief asks for more. */
    private static final int LESSONS = 40;
    /** A lesson of fewer words is not worth its name, unless the sources have no more. */
    private static final int SHORTEST = 60;

    /** A lesson that serves a goal is chosen before all that don't. */
    private static final double GOAL = 1000;

    private static final double LESSONS_PER_MODULE = 5;

    private final Analysis analysis;
    private final Brief brief;

    Planner(Analysis analysis, Brief brief) {
        this.analysis = analysis;
        this.brief = brief;
    }

    Outline outline() {
        var lessons = lessons();
        var modules = new ArrayList<OutlineModule>();
        var titles = new Titles(analysis, 2);
        var moduleTitles = new Titles(analysis, 2);
        for (int[] group : modules(lessons)) {
            var own = lessons.subList(group[0], group[1]);
            var all = own.stream().flatMap(List::stream).toList();
            modules.add(new OutlineModule(
                    moduleTitle(moduleTitles, all, lessons.size() == own.size()),
                    own.stream()
                            .map(lesson -> lesson(titles, lesson, lessons.size() == 1))
                            .toList()));
        }
        return new Outline(modules);
    }

    private String moduleTitle(Titles titles, List<Integer> passages, boolean only) {
        return only && analysis.sources().size() == 1
                ? analysis.sources().getFirst().title()
                : titles.name(passages);
    }

    private OutlineLesson lesson(Titles titles, List<Integer> passages, boolean only) {
        String title = only ? brief.title() : titles.name(passages);
        return new OutlineLesson(title, Optional.of(Objectives.main(analysis, title, passages)), spans(passages));
    }

    private List<List<Integer>> lessons() {
        int n = analysis.passages().size();
        double[] weights =
                IntStream.range(0, n).mapToDouble(analysis.prose()::words).toArray();
        double[] boundaries =
                analysis.passages().stream().mapToDouble(Passage::boundary).toArray();
        int most = brief.lessonsPerModule()
                .map(per -> per * brief.modules().orElse(Brief.MODULES_MAX))
                .orElse(brief.modules().map(m -> m * Brief.LESSONS_MAX).orElse(LESSONS));
        double words = analysis.words();
        if (!brief.goals().isEmpty() && words > most * Length.of(brief).most()) {
            return forGoals(weights, boundaries, most);
        }
        double wished = Math.max(Length.of(brief).lesson(), words / Math.min(most, LESSONS));
        int fewest = brief.modules().orElse(1);
        if (fewest > 1) {
            wished = Math.max(SHORTEST, Math.min(wished, words / fewest));
        }
        var lessons = Partition.of(weights, boundaries, wished, 1, most, n).stream()
                .map(group -> IntStream.range(group[0], group[1]).boxed().toList())
                .toList();
        var worthwhile =
                lessons.stream().filter(lesson -> words(lesson) >= SHORTEST).toList();
        return worthwhile.isEmpty() ? List.of(IntStream.range(0, n).boxed().toList()) : worthwhile;
    }

    /** Of more text than the lessons hold: first what serves a goal, then what defines most, in the order of the sources. */
    private List<List<Integer>> forGoals(double[] weights, double[] boundaries, int most) {
        int length = Length.of(brief).lesson();
        int all = Math.max(most, (int) (analysis.words() * 1.3 / length));
        var lessons = Partition.of(weights, boundaries, length, 1, all, weights.length).stream()
                .map(group -> IntStream.range(group[0], group[1]).boxed().toList())
                .filter(lesson -> words(lesson) >= SHORTEST)
                .toList();
        var chosen = IntStream.range(0, lessons.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer lesson) -> -worth(lessons.get(lesson)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .sorted()
                .toList();
        return chosen.stream().map(lessons::get).toList();
    }

    private double worth(List<Integer> lesson) {
        double goals = brief.goals().stream()
                .mapToDouble(goal -> Goals.strength(analysis, goal, lesson))
                .sum();
        int terms = lesson.stream()
                .mapToInt(passage -> analysis.terms().in(passage).size())
                .sum();
        return GOAL * goals + terms;
    }

    private int words(List<Integer> lesson) {
        return lesson.stream().mapToInt(analysis.prose()::words).sum();
    }

    private List<int[]> modules(List<List<Integer>> lessons) {
        int n = lessons.size();
        double[] weights = new double[n];
        double[] boundaries = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = 1;
            boundaries[i] = analysis.passages().get(lessons.get(i).getFirst()).boundary();
        }
        int longest = brief.lessonsPerModule().orElse(Brief.LESSONS_MAX);
        int fewest = Math.max(brief.modules().orElse(1), Math.ceilDiv(n, longest));
        int most = brief.modules().orElse(Brief.MODULES_MAX);
        double wished = brief.modules().map(m -> (double) n / m).orElse(Math.min(LESSONS_PER_MODULE, longest));
        return Partition.of(weights, boundaries, wished, Math.min(fewest, n), Math.max(most, fewest), longest);
    }

    private List<SourceSpan> spans(List<Integer> passages) {
        var spans = new ArrayList<SourceSpan>();
        int first = passages.getFirst();
        for (int i = 1; i <= passages.size(); i++) {
            boolean last = i == passages.size();
            if (last || source(passages.get(i)) != source(first)) {
                spans.add(analysis.span(first, passages.get(i - 1)));
                first = last ? first : passages.get(i);
            }
        }
        return spans;
    }

    private int source(int passage) {
        return analysis.passages().get(passage).source();
    }
}
