package lyceum.local.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Queries that belong together, as in an alarm, a chart or a {@code GetMetricData}: each may read the others by their id. */
public final class MetricData {
    private final Map<String, MetricQuery> byId = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two have one id, one reads what is not there, or some read each other; it says which */
    public MetricData(Collection<MetricQuery> queries) {
        for (MetricQuery query : queries) {
            if (byId.put(query.id(), query) != null) {
                throw new IllegalArgumentException("Two queries have the id " + query.id() + ".");
            }
        }
        byId.keySet().forEach(id -> follow(id, new HashSet<>()));
    }

    private void follow(String id, Set<String> above) {
        @Nullable MetricQuery query = byId.get(id);
        if (query == null) {
            throw new IllegalArgumentException("There is no metric or expression with the id " + id + ".");
        }
        if (!above.add(id)) {
            throw new IllegalArgumentException("The expression " + id + " reads itself.");
        }
        if (query instanceof MetricQuery.Expression(var _, var _, var expression)) {
            expression.reads().forEach(read -> follow(read, new HashSet<>(above)));
        }
    }

    /** The queries whose values an expression is made of; none for a statistic. */
    public List<MetricQuery> readBy(MetricQuery query) {
        return switch (query) {
            case MetricQuery.Statistic _ -> List.of();
            case MetricQuery.Expression(var _, var _, var expression) ->
                expression.reads().stream()
                        .flatMap(id -> Stream.ofNullable(byId.get(id)))
                        .toList();
        };
    }

    /** All queries, in order. */
    public List<MetricQuery> all() {
        return List.copyOf(byId.values());
    }

    /** All metrics that are read. */
    public List<MetricQuery.Statistic> statistics() {
        return byId.values().stream()
                .filter(MetricQuery.Statistic.class::isInstance)
                .map(MetricQuery.Statistic.class::cast)
                .toList();
    }

    /**
     * The values of one query, each of the time up to one of some ends; {@code NaN} where there is none.
     *
     * @param period how long each of these times is
     */
    public double[] values(String id, MetricStore store, Duration period, List<Instant> ends) {
        return values(id, store, period, ends, new LinkedHashMap<>());
    }

    private double[] values(
            String id, MetricStore store, Duration period, List<Instant> ends, Map<String, double[]> known) {
        double @Nullable [] found = known.get(id);
        if (found != null) {
            return found;
        }
        double[] values =
                switch (byId.get(id)) {
                    case MetricQuery.Statistic(var _, Series series, String statistic) ->
                        ends.stream()
                                .mapToDouble(end -> store.between(series, end.minus(period), end)
                                        .map(data -> data.value(statistic))
                                        .orElse(Double.NaN))
                                .toArray();
                    case MetricQuery.Expression(var _, var _, var expression) -> {
                        expression.reads().forEach(read -> values(read, store, period, ends, known));
                        yield expression.over(ends.size(), known);
                    }
                    case null -> throw new IllegalArgumentException("There is no query " + id + ".");
                };
        known.put(id, values);
        return values;
    }
}
