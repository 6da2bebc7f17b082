package lyceum.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lyceum.local.metrics.Measurement;
import lyceum.local.metrics.MetricStore;
import lyceum.local.metrics.Series;
import lyceum.local.metrics.StatisticSet;

/** Takes metrics: all of a call, or none if one of them can't be taken. Limits are those of CloudWatch's API reference. */
final class PutMetricData {
    private static final int MOST_DATA = 1_000;
    private static final int MOST_VALUES = 150;
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    private static final Set<String> UNITS = Set.of(
            "Seconds",
            "Microseconds",
            "Milliseconds",
            "Bytes",
            "Kilobytes",
            "Megabytes",
            "Gigabytes",
            "Terabytes",
            "Bits",
            "Kilobits",
            "Megabits",
            "Gigabits",
            "Terabits",
            "Percent",
            "Count",
            "Bytes/Second",
            "Kilobytes/Second",
            "Megabytes/Second",
            "Gigabytes/Second",
            "Terabytes/Second",
            "Bits/Second",
            "Kilobits/Second",
            "Megabits/Second",
            "Gigabits/Second",
            "Terabits/Second",
            "Count/Second",
            "None");

    private final MetricStore metrics;
    private final InstantSource clock;

    PutMetricData(MetricStore metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    Map<String, Object> answer(Input input) {
        String namespace = input.text("Namespace");
        if (namespace.startsWith("AWS/")) {
            throw input.wrong("Namespace", "must not begin with AWS/, which is reserved");
        }
        List<Input> data = Stream.concat(
                        input.objects("MetricData").stream(),
                        input.objects("EntityMetricData").stream()
                                .flatMap(entity -> entity.objects("MetricData").stream()))
                .toList();
        if (data.isEmpty()) {
            throw input.missing("MetricData");
        }
        if (data.size() > MOST_DATA) {
            throw input.wrong("MetricData", "must not have more than " + MOST_DATA + " members");
        }
        var taken = new ArrayList<Runnable>();
        data.forEach(datum -> take(namespace, datum, taken));
        taken.forEach(Runnable::run);
        return Map.of();
    }

    private void take(String namespace, Input datum, List<Runnable> taken) {
        var series = new Series(namespace, datum.dimensions(), datum.text("MetricName"));
        Optional<Instant> at = time(datum);
        String unit = unit(datum).orElse("None");
        datum.number("StorageResolution", 1, 60, 60);
        datum.notBoth("Value", "Values");
        datum.notBoth("Value", "StatisticValues");
        datum.notBoth("Values", "StatisticValues");
        if (datum.has("Value")) {
            var one = new Measurement(series, at, datum.number("Value"), 1, unit);
            taken.add(() -> metrics.record(one));
        } else if (datum.has("Values")) {
            values(datum).forEach((value, times) -> {
                var several = new Measurement(series, at, value, times, unit);
                taken.add(() -> metrics.record(several));
            });
        } else {
            Input set = datum.objectIf("StatisticValues").orElseThrow(() -> datum.missing("Value"));
            var summary = new StatisticSet(
                    set.number("SampleCount"), set.number("Sum"), set.number("Minimum"), set.number("Maximum"));
            if (summary.count() <= 0) {
                throw set.wrong("SampleCount", "must be greater than 0");
            }
            if (summary.minimum() > summary.maximum()) {
                throw set.wrong("Minimum", "must not be greater than the Maximum");
            }
            taken.add(() -> metrics.record(series, at, summary, unit));
        }
    }

    private static Map<Double, Double> values(Input datum) {
        List<Double> values = datum.numbers("Values");
        List<Double> counts = datum.numbers("Counts");
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw datum.wrong("Values", "must have 1 to " + MOST_VALUES + " members");
        }
        if (!counts.isEmpty() && counts.size() != values.size()) {
            throw datum.wrong("Counts", "must have as many members as Values");
        }
        var times = new LinkedHashMap<Double, Double>();
        for (int i = 0; i < values.size(); i++) {
            double count = counts.isEmpty() ? 1 : counts.get(i);
            if (count < 0) {
                throw datum.wrong("Counts", "must not be negative");
            }
            if (count > 0) {
                times.merge(values.get(i), count, Double::sum);
            }
        }
        return times;
    }

    private Optional<Instant> time(Input datum) {
        Optional<Instant> at = datum.timeIf("Timestamp");
        Instant now = clock.instant();
        at.ifPresent(time -> {
            if (time.isBefore(now.minus(OLDEST)) || time.isAfter(now.plus(NEWEST))) {
                throw datum.wrong("Timestamp", "must be within the last two weeks or the next two hours");
            }
        });
        return at;
    }

    /** The unit that a call names. */
    static Optional<String> unit(Input input) {
        Optional<String> unit = input.textIf("Unit");
        unit.filter(name -> !UNITS.contains(name)).ifPresent(name -> {
            throw input.wrong("Unit", "must be one of CloudWatch's units, not " + name);
        });
        return unit;
    }
}
