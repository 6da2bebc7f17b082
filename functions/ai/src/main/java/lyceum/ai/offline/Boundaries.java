package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures how much of a new subject begins with each passage: by the headings between, else by the words in common. */
final class Boundaries {
    private static final double[] BY_RANK = {1.0, 0.6, 0.45, 0.35};
    private static final double BY_WORDS = 0.3;
    private static final int WINDOW = 3;
    /** Headings with fewer words below them, on average, are no chapters. */
    private static final int CHAPTER = 600;

    private final List<Passage> passages;
    private final Vectors vectors;

    Boundaries(List<Passage> passages) {
        this.passages = passages;
        this.vectors = Vectors.of(passages);
    }

    List<Passage> measured() {
        var ranks = ranks();
        double[] depths = depths();
        var measured = new ArrayList<Passage>();
        for (int i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            double strength = i == 0 ? 1 : Math.max(passage.boundary(), byHeadings(i, ranks));
            measured.add(passage.withBoundary(strength > 0 ? strength : BY_WORDS * depths[i]));
        }
        return measured;
    }

    private double byHeadings(int i, Map<Integer, Integer> ranks) {
        var before = passages.get(i - 1).path();
        var now = passages.get(i).path();
        int top = now.stream()
                .filter(heading -> !before.contains(heading))
                .mapToInt(Heading::level)
                .min()
                .orElseGet(() -> before.stream()
                        .filter(heading -> !now.contains(heading))
                        .mapToInt(Heading::level)
                        .min()
                        .orElse(0));
        return top == 0 ? 0 : BY_RANK[Math.min(BY_RANK.length - 1, ranks.getOrDefault(top, 0))];
    }

    /** Levels of headings by rank: 0 for the highest level that divides the document, as a lone title does not. */
    private Map<Integer, Integer> ranks() {
        var counts = new TreeMap<Integer, Integer>();
        passages.stream()
                .flatMap(passage -> passage.path().stream())
                .distinct()
                .forEach(heading -> counts.merge(heading.level(), 1, Integer::sum));
        var ranks = new HashMap<Integer, Integer>();
        int words = passages.stream().mapToInt(Passage::words).sum();
        int rank = 0;
        for (var level : counts.entrySet()) {
            boolean chapters = words >= CHAPTER * level.getValue();
            rank = rank == 0 && level.getValue() > 1 && !chapters ? 1 : rank;
            ranks.put(level.getKey(), rank);
            if (level.getValue() > 1) {
                rank++;
            }
        }
        return ranks;
    }

    /** For each passage, from 0 to 1: how deep the likeness of what is before and after it lies below its surroundings. */
    private double[] depths() {
        int n = passages.size();
        double[] likeness = new double[n];
        for (int i = 1; i < n; i++) {
            likeness[i] =
                    Vectors.cosine(vectors.sum(Math.max(0, i - WINDOW), i), vectors.sum(i, Math.min(n, i + WINDOW)));
        }
        double[] depths = new double[n];
        for (int i = 1; i < n; i++) {
            depths[i] = Math.min(1, peak(likeness, i, -1) + peak(likeness, i, 1) - 2 * likeness[i]);
        }
        return depths;
    }

    private static double peak(double[] likeness, int from, int step) {
        double peak = likeness[from];
        for (int i = from + step; i >= 1 && i < likeness.length && likeness[i] >= peak; i += step) {
            peak = likeness[i];
        }
        return peak;
    }
}
