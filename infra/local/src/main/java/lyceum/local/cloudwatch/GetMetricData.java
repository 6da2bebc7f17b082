package lyceum.local.cloudwatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import lyceum.local.metrics.MetricData;
import lyceum.local.metrics.MetricQuery;
import lyceum.local.metrics.MetricStore;

/**
 * Tells metrics and expressions over them as series. Each query has its own period; an expression without one has the longest of those
 * that it reads, and reads all of them by its own. A page ends with the call's {@code MaxDatapoints}.
 */
final class GetMetricData {
    private static final int MOST_POINTS = 100_800;
    private static final int MOST_QUERIES = 500;
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");
    private static final Pattern TIMEZONE = Pattern.compile("[+-]\\d{4}");

    /** A query as it was asked; the period is 0 for an expression that names none. */
    private record Asked(MetricQuery query, int period, String label, boolean shown) {}

    private final MetricStore metrics;

    GetMetricData(MetricStore metrics) {
        this.metrics = metrics;
    }

    Map<String, Object> answer(Input input) {
        List<Input> queries = input.objects("MetricDataQueries");
        if (queries.isEmpty()) {
            throw input.missing("MetricDataQueries");
        }
        if (queries.size() > MOST_QUERIES) {
            throw input.wrong("MetricDataQueries", "must not have more than " + MOST_QUERIES + " members");
        }
        input.objectIf("LabelOptions").ifPresent(GetMetricData::checkTimezone);
        List<Asked> asked = queries.stream().map(this::asked).toList();
        var data =
                readable(() -> new MetricData(asked.stream().map(Asked::query).toList()));
        Map<String, Integer> periods = periods(asked, data);
        List<DataLine> lines = asked.stream()
                .filter(Asked::shown)
                .map(one -> new DataLine(
                        one.query().id(), periods.getOrDefault(one.query().id(), 0), one.label()))
                .toList();
        return new DataPage(input, lines, MOST_POINTS)
                .answer(line -> line.points(data, metrics, Points.ends(input, line.period(), MOST_POINTS)));
    }

    private static void checkTimezone(Input options) {
        options.textIf("Timezone")
                .filter(zone -> !TIMEZONE.matcher(zone).matches())
                .ifPresent(_ -> {
                    throw options.wrong("Timezone", "must be a sign and four digits, for example +0130");
                });
    }

    private Asked asked(Input query) {
        String id = query.text("Id");
        if (!ID.matcher(id).matches()) {
            throw query.wrong("Id", "must begin with a small letter and have only letters, digits and _");
        }
        query.notBoth("MetricStat", "Expression");
        boolean shown = query.flag("ReturnData", true);
        Optional<Input> stat = query.objectIf("MetricStat");
        if (stat.isEmpty()) {
            String text = query.textIf("Expression").orElseThrow(() -> query.missing("MetricStat"));
            var expression = readable(() -> MetricQuery.expression(id, text));
            int period = query.period("Period").map(Points::kept).orElse(0);
            return new Asked(expression, period, query.textIf("Label").orElse(id), shown);
        }
        Input asked = stat.get();
        Input metric = asked.objectIf("Metric").orElseThrow(() -> asked.missing("Metric"));
        var series = Points.series(metric, PutMetricData.unit(asked), metrics);
        String statistic = asked.text("Stat");
        var one = readable(() -> new MetricQuery.Statistic(id, series, statistic));
        String label = query.textIf("Label").orElseGet(() -> metric.text("MetricName"));
        return new Asked(one, Points.period(asked), label, shown);
    }

    private static Map<String, Integer> periods(List<Asked> asked, MetricData data) {
        var periods = new LinkedHashMap<String, Integer>();
        asked.forEach(one -> periods.put(one.query().id(), one.period()));
        for (Asked one : asked) {
            if (one.period() == 0) {
                periods.put(one.query().id(), longest(one.query(), data, periods));
            }
        }
        return periods;
    }

    private static int longest(MetricQuery query, MetricData data, Map<String, Integer> periods) {
        int own = periods.getOrDefault(query.id(), 0);
        if (own > 0) {
            return own;
        }
        int longest = Points.kept(0);
        for (MetricQuery read : data.readBy(query)) {
            longest = Math.max(longest, longest(read, data, periods));
        }
        return longest;
    }

    private static <T> T readable(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException problem) {
            throw new Refused(Refused.Fault.VALUE, String.valueOf(problem.getMessage()));
        }
    }
}
