package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the passages that are about a title that someone gave a lesson. */
final class Search {
    private static final double HEADING = 0.6;
    private static final double PASSAGE = 0.6;

    private Search() {}

    /** In the order of the sources; empty where there are none. */
    static List<Integer> passages(Analysis analysis, String title, int words) {
        var wanted = Goals.stems(title);
        var below = belowHeading(analysis, wanted);
        return below.isEmpty() ? nearest(analysis, wanted, words) : below;
    }

    private static List<Integer> belowHeading(Analysis analysis, List<String> wanted) {
        var best = analysis.passages().stream()
                .flatMap(passage -> passage.path().stream())
                .distinct()
                .filter(heading -> likeness(analysis, wanted, heading) >= HEADING)
                .max(Comparator.comparingDouble((Heading heading) -> likeness(analysis, wanted, heading))
                        .thenComparing(Comparator.comparingInt(Heading::level).reversed()));
        return best.map(heading -> IntStream.range(0, analysis.passages().size())
                        .filter(i -> analysis.passages().get(i).path().contains(heading))
                        .boxed()
                        .toList())
                .orElse(List.of());
    }

    /** High where the heading has the wanted words and few others. */
    private static double likeness(Analysis analysis, List<String> wanted, Heading heading) {
        var own = Goals.stems(heading.title());
        return Math.min(1, Goals.covered(analysis, wanted, own)) * (0.5 + 0.5 * Goals.covered(analysis, own, wanted));
    }

    private static List<Integer> nearest(Analysis analysis, List<String> wanted, int words) {
        record Hit(int passage, double score) {}
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < analysis.passages().size(); i++) {
            Set<String> own = new HashSet<>(analysis.vectors().of(i).keySet());
            analysis.passages().get(i).path().forEach(heading -> own.addAll(Goals.stems(heading.title())));
            double score = Goals.covered(analysis, wanted, own);
            if (score >= PASSAGE && analysis.prose().words(i) > 0) {
                hits.add(new Hit(i, score));
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::passage));
        var chosen = new ArrayList<Integer>();
        int taken = 0;
        for (Hit hit : hits) {
            if (taken < words) {
                chosen.add(hit.passage());
                taken += analysis.prose().words(hit.passage());
            }
        }
        return chosen.stream().sorted().toList();
    }
}
