package lyceum.local.metrics;

/** What is asked of the metrics: a statistic of one, or an expression over others. */
public sealed interface MetricQuery {
    /** What expressions and answers call it. */
    String id();

    /**
     * A statistic of a metric.
     *
     * @param statistic by CloudWatch's name, for example {@code p95}
     */
    record Statistic(String id, Series series, String statistic) implements MetricQuery {
        public Statistic {
            if (!Statistics.knows(statistic)) {
                throw new IllegalArgumentException("There is no statistic " + statistic + ".");
            }
        }
    }

    /**
     * An expression over other queries.
     *
     * @param text as it is written
     */
    record Expression(String id, String text, MathExpression expression) implements MetricQuery {}

    /** Whether there is a statistic of this name, for example {@code Sum} or {@code p99.9}. */
    static boolean knowsStatistic(String name) {
        return Statistics.knows(name);
    }

    /**
     * A query by an expression as it is written.
     *
     * @throws IllegalArgumentException if it can't be read; the message says why
     */
    static MetricQuery expression(String id, String text) {
        return new Expression(id, text, MetricMath.parse(text));
    }
}
