package lyceum.local.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lyceum.local.metrics.Alarm;
import lyceum.local.metrics.AlarmState;
import lyceum.local.metrics.AlarmWatch;
import lyceum.local.metrics.Measurement;
import lyceum.local.metrics.MetricData;
import lyceum.local.metrics.MetricQuery;
import lyceum.local.metrics.MetricStore;
import lyceum.local.metrics.Series;
import tools.jackson.databind.JsonNode;

/** The operations of CloudWatch that are answered here: metrics in and out, alarms as they stand and as they were. */
final class CloudWatch {
    private static final long MOST_POINTS = 100_800;

    /** A call that can't be answered. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final String type;

        Refused(int status, String type, String message) {
            super(message, null, false, false);
            this.status = status;
            this.type = type;
        }

        int status() {
            return status;
        }

        String type() {
            return type;
        }
    }

    private final MetricStore metrics;
    private final AlarmWatch alarms;

    CloudWatch(MetricStore metrics, AlarmWatch alarms) {
        this.metrics = metrics;
        this.alarms = alarms;
    }

    /**
     * Answers a call.
     *
     * @throws Refused if it is not known, or what it names
     * @throws IllegalArgumentException if a query can't be read
     */
    Map<String, Object> answer(String call, JsonNode input) {
        return switch (call) {
            case "DescribeAlarms" -> describe(input);
            case "DescribeAlarmHistory" -> history(input);
            case "GetMetricData" -> data(input);
            case "ListMetrics" -> list(input);
            case "PutMetricData" -> put(input);
            case "SetAlarmState" -> set(input);
            default ->
                throw new Refused(
                        404, "UnknownOperationException", "The local host does not know CloudWatch's " + call + ".");
        };
    }

    private Map<String, Object> put(JsonNode input) {
        String namespace = text(input, "Namespace");
        if (namespace.startsWith("AWS/")) {
            throw new IllegalArgumentException("The value AWS/ for parameter Namespace is reserved.");
        }
        for (JsonNode datum : input.path("MetricData")) {
            var series = new Series(namespace, dimensions(datum), text(datum, "MetricName"));
            Optional<Instant> at = Optional.of(datum.path("Timestamp"))
                    .filter(JsonNode::isNumber)
                    .map(CloudWatch::time);
            String unit = datum.path("Unit").asString("None");
            JsonNode values = datum.path("Values");
            JsonNode counts = datum.path("Counts");
            if (datum.has("StatisticValues")) {
                throw new IllegalArgumentException(
                        "The local host takes values, not StatisticValues: send Values with Counts.");
            }
            if (datum.has("Value")) {
                metrics.record(new Measurement(series, at, number(datum.get("Value")), 1, unit));
            }
            for (int i = 0; i < values.size(); i++) {
                double times = counts.has(i) ? counts.get(i).asDouble() : 1;
                metrics.record(new Measurement(series, at, number(values.get(i)), times, unit));
            }
        }
        return Map.of();
    }

    private static double number(JsonNode value) {
        double number = value.asDouble(Double.NaN);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("A value must be a number and neither NaN nor infinite.");
        }
        return number;
    }

    private Map<String, Object> data(JsonNode input) {
        var queries = new ArrayList<MetricQuery>();
        var shown = new LinkedHashMap<String, String>();
        long period = 0;
        for (JsonNode query : input.path("MetricDataQueries")) {
            String id = text(query, "Id");
            JsonNode stat = query.path("MetricStat");
            queries.add(
                    stat.isMissingNode() ? MetricQuery.expression(id, text(query, "Expression")) : statistic(id, stat));
            long asked = (stat.isMissingNode() ? query : stat).path("Period").asLong(0);
            if (period != 0 && asked != 0 && asked != period) {
                throw new IllegalArgumentException("The local host answers queries of one period at a time.");
            }
            period = Math.max(period, asked);
            if (query.path("ReturnData").asBoolean(true)) {
                shown.put(
                        id,
                        query.path("Label")
                                .asString(stat.path("Metric").path("MetricName").asString(id)));
            }
        }
        List<Instant> ends = ends(time(input.path("StartTime")), time(input.path("EndTime")), Math.max(60, period));
        if (!"TimestampAscending".equals(input.path("ScanBy").asString(""))) {
            ends = ends.reversed();
        }
        var data = new MetricData(queries);
        var results = new ArrayList<Map<String, Object>>();
        for (Map.Entry<String, String> one : shown.entrySet()) {
            results.add(result(data, one.getKey(), one.getValue(), Duration.ofSeconds(Math.max(60, period)), ends));
        }
        return Map.of("MetricDataResults", results, "Messages", List.of());
    }

    private Map<String, Object> result(MetricData data, String id, String label, Duration period, List<Instant> ends) {
        double[] all = data.values(id, metrics, period, ends);
        var times = new ArrayList<Instant>();
        var values = new ArrayList<Double>();
        for (int i = 0; i < all.length; i++) {
            if (!Double.isNaN(all[i])) {
                times.add(ends.get(i).minus(period));
                values.add(all[i]);
            }
        }
        return Map.of("Id", id, "Label", label, "Timestamps", times, "Values", values, "StatusCode", "Complete");
    }

    /** Periods begin at multiples of their length. */
    private static List<Instant> ends(Instant start, Instant end, long period) {
        long first = Math.floorDiv(start.getEpochSecond(), period);
        long last = Math.ceilDiv(end.getEpochSecond(), period);
        if (last - first > MOST_POINTS) {
            throw new IllegalArgumentException(
                    "That is more than " + MOST_POINTS + " points: ask for a longer period.");
        }
        var ends = new ArrayList<Instant>();
        for (long slot = first; slot < last; slot++) {
            ends.add(Instant.ofEpochSecond((slot + 1) * period));
        }
        return ends;
    }

    private static MetricQuery statistic(String id, JsonNode stat) {
        JsonNode metric = stat.path("Metric");
        var series = new Series(text(metric, "Namespace"), dimensions(metric), text(metric, "MetricName"));
        return new MetricQuery.Statistic(id, series, text(stat, "Stat"));
    }

    private Map<String, Object> list(JsonNode input) {
        String namespace = input.path("Namespace").asString("");
        String name = input.path("MetricName").asString("");
        var found = metrics.series().stream()
                .filter(series -> namespace.isEmpty() || series.namespace().equals(namespace))
                .filter(series -> name.isEmpty() || series.metric().equals(name))
                .filter(series -> matches(series, input.path("Dimensions")))
                .sorted(Comparator.comparing(Series::namespace)
                        .thenComparing(Series::metric)
                        .thenComparing(series -> new TreeMap<>(series.dimensions()).toString()))
                .map(series -> Map.of(
                        "Namespace",
                        series.namespace(),
                        "MetricName",
                        series.metric(),
                        "Dimensions",
                        AlarmViews.dimensions(series)))
                .toList();
        return Map.of("Metrics", found);
    }

    private static boolean matches(Series series, JsonNode filters) {
        for (JsonNode filter : filters) {
            String value = series.dimensions().get(text(filter, "Name"));
            if (value == null || (filter.has("Value") && !value.equals(text(filter, "Value")))) {
                return false;
            }
        }
        return true;
    }

    private Map<String, Object> describe(JsonNode input) {
        var names = new ArrayList<String>();
        input.path("AlarmNames").forEach(name -> names.add(name.asString("")));
        String prefix = input.path("AlarmNamePrefix").asString("");
        String state = input.path("StateValue").asString("");
        var plain = new ArrayList<Map<String, Object>>();
        var composite = new ArrayList<Map<String, Object>>();
        alarms.standings().forEach((alarm, standing) -> {
            if ((names.isEmpty() || names.contains(alarm.name()))
                    && alarm.name().startsWith(prefix)
                    && (state.isEmpty() || standing.state().name().equals(state))) {
                AlarmViews.of(alarm, standing, plain, composite);
            }
        });
        return Map.of("MetricAlarms", plain, "CompositeAlarms", composite);
    }

    private Map<String, Object> history(JsonNode input) {
        String name = input.path("AlarmName").asString("");
        int most = input.path("MaxRecords").asInt(100);
        var items = alarms.history().stream()
                .filter(change -> name.isEmpty() || change.alarm().name().equals(name))
                .limit(most)
                .map(AlarmViews::item)
                .toList();
        return Map.of("AlarmHistoryItems", items);
    }

    private Map<String, Object> set(JsonNode input) {
        Alarm alarm = alarms.named(text(input, "AlarmName"))
                .orElseThrow(() ->
                        new Refused(404, "ResourceNotFound", "There is no alarm " + text(input, "AlarmName") + "."));
        alarms.set(alarm, AlarmState.valueOf(text(input, "StateValue")), text(input, "StateReason"));
        return Map.of();
    }

    private static Map<String, String> dimensions(JsonNode metric) {
        var dimensions = new LinkedHashMap<String, String>();
        metric.path("Dimensions").forEach(one -> dimensions.put(text(one, "Name"), text(one, "Value")));
        return dimensions;
    }

    private static Instant time(JsonNode seconds) {
        if (!seconds.isNumber()) {
            throw new IllegalArgumentException("A time is missing.");
        }
        return Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1_000));
    }

    private static String text(JsonNode object, String name) {
        String text = object.path(name).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The parameter " + name + " is missing.");
        }
        return text;
    }
}
