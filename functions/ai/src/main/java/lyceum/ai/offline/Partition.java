package lyceum.ai.offline;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Divides a row of pieces into groups of about equal weight that begin where subjects begin. The best division costs least: each
 * group costs the square of how far it is from the wished weight, each cut where no subject begins and each subject begun within a
 * group costs too.
 */
final class Partition {
    private static final double LIGHT = 3;
    private static final double HEAVY = 3;

    private final double[] weights;
    private final double[] boundaries;
    private final double wished;
    private final int longest;

    private Partition(double[] weights, double[] boundaries, double wished, int longest) {
        this.weights = weights;
        this.boundaries = boundaries;
        this.wished = wished;
        this.longest = longest;
    }

    /**
     * The begin and end of each group.
     *
     * @param boundaries how much of a new subject begins with each piece, 0 to 1.1
     * @param longest the most pieces in a group
     */
    static List<int[]> of(double[] weights, double[] boundaries, double wished, int fewest, int most, int longest) {
        int groups = Math.min(most, weights.length);
        return new Partition(weights, boundaries, wished, longest).best(Math.min(fewest, groups), groups);
    }

    private List<int[]> best(int fewest, int most) {
        int n = weights.length;
        double[][] cost = new double[most + 1][n + 1];
        int[][] from = new int[most + 1][n + 1];
        for (double[] row : cost) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        cost[0][0] = 0;
        for (int end = 1; end <= n; end++) {
            double weight = 0;
            double crossed = 0;
            for (int start = end - 1; start >= 0 && end - start <= longest; start--) {
                weight += weights[start];
                double here = group(weight) + crossed + 1 - Math.min(1, boundaries[start]);
                for (int k = 1; k <= most; k++) {
                    if (cost[k - 1][start] + here < cost[k][end]) {
                        cost[k][end] = cost[k - 1][start] + here;
                        from[k][end] = start;
                    }
                }
                crossed += 2.5 * Math.pow(boundaries[start], 4);
            }
        }
        return trace(from, cheapest(cost, fewest, most));
    }

    private double group(double weight) {
        double off = (weight - wished) / wished;
        double light = Math.max(0, 1 - LIGHT * weight / wished) * 4;
        double heavy = Math.max(0, weight / wished - HEAVY);
        return (off > 0 ? 1.5 : 1) * off * off + light + heavy;
    }

    private int cheapest(double[][] cost, int fewest, int most) {
        int n = weights.length;
        int best = -1;
        for (int k = Math.max(1, fewest); k <= most; k++) {
            if (cost[k][n] < Double.POSITIVE_INFINITY && (best < 0 || cost[k][n] < cost[best][n])) {
                best = k;
            }
        }
        return best;
    }

    private List<int[]> trace(int[][] from, int groups) {
        if (groups < 0) {
            throw new IllegalArgumentException("Groups of at most " + longest + " cannot hold " + weights.length);
        }
        Deque<int[]> found = new ArrayDeque<>();
        int end = weights.length;
        for (int k = groups; k > 0; k--) {
            found.addFirst(new int[] {from[k][end], end});
            end = from[k][end];
        }
        return List.copyOf(found);
    }
}
