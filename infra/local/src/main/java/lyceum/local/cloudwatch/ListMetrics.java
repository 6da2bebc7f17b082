package lyceum.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lyceum.local.metrics.MetricStore;
import lyceum.local.metrics.Series;

/** Tells which metrics there are, 500 at a time. */
final class ListMetrics {
    private static final int PAGE = 500;
    private static final Duration RECENT = Duration.ofHours(3);

    private enum Recently {
        PT3H
    }

    private record Named(String name, Series series) {}

    private final MetricStore metrics;
    private final InstantSource clock;

    ListMetrics(MetricStore metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    Map<String, Object> answer(Input input) {
        Optional<String> namespace = input.textIf("Namespace");
        Optional<String> metric = input.textIf("MetricName");
        List<Input> dimensions = input.objects("Dimensions");
        boolean recently = input.oneOf("RecentlyActive", Recently.class).isPresent();
        Optional<String> last = Token.of(input);
        List<Named> rest = metrics.series().stream()
                .filter(series -> namespace.isEmpty() || namespace.get().equals(series.namespace()))
                .filter(series -> metric.isEmpty() || metric.get().equals(series.metric()))
                .filter(series -> dimensions.stream().allMatch(dimension -> matches(series, dimension)))
                .filter(series -> !recently || isRecent(series))
                .map(series -> new Named(
                        series.namespace() + "\n" + series.metric() + "\n" + new TreeMap<>(series.dimensions()),
                        series))
                .filter(named -> last.isEmpty() || named.name().compareTo(last.get()) > 0)
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .toList();
        List<Named> page = rest.subList(0, Math.min(PAGE, rest.size()));
        var views = page.stream().map(named -> view(named.series())).toList();
        return page.size() == rest.size()
                ? Map.of("Metrics", views)
                : Map.of(
                        "Metrics",
                        views,
                        "NextToken",
                        Token.after(page.getLast().name()));
    }

    private static boolean matches(Series series, Input filter) {
        Optional<String> value = filter.textIf("Value");
        return Optional.ofNullable(series.dimensions().get(filter.text("Name")))
                .filter(own -> value.isEmpty() || value.get().equals(own))
                .isPresent();
    }

    private boolean isRecent(Series series) {
        Instant now = clock.instant();
        return metrics.between(series, now.minus(RECENT), now.plusSeconds(60)).isPresent();
    }

    private static Map<String, Object> view(Series series) {
        return Map.of(
                "Namespace",
                series.namespace(),
                "MetricName",
                series.metric(),
                "Dimensions",
                AlarmViews.dimensions(series));
    }
}
