package lyceum.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lyceum.local.metrics.MetricData;
import lyceum.local.metrics.MetricStore;

/**
 * One of the series that a call asks for.
 *
 * @param period in seconds
 */
record DataLine(String id, int period, String label) {
    /** A point: its period's beginning, and its value. */
    record Point(Instant time, double value) {}

    /** The points that there are, the earliest first. */
    List<Point> points(MetricData data, MetricStore metrics, List<Instant> ends) {
        Duration length = Duration.ofSeconds(period);
        double[] values = data.values(id, metrics, length, ends);
        var points = new ArrayList<Point>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                points.add(new Point(ends.get(i).minus(length), values[i]));
            }
        }
        return points;
    }
}
