package lyceum.local.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lyceum.local.console.Snapshot;
import lyceum.local.metrics.MetricData;
import lyceum.local.metrics.MetricQuery;
import lyceum.local.metrics.MetricStore;
import lyceum.local.metrics.Series;
import lyceum.local.template.Template;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The template's dashboards, drawn from their own bodies (Dashboard Body Structure and Syntax, CloudWatch's API reference). */
final class Dashboards {
    private static final Duration SHOWN = Duration.ofHours(3);

    private final MetricStore metrics;
    private final List<Dashboard> dashboards;

    private record Dashboard(String name, List<Widget> widgets) {}

    /** @param shown the labels of the lines by the ids of their queries */
    private record Widget(String title, Duration period, MetricData data, LinkedHashMap<String, String> shown) {}

    /** One line of a widget's metrics. */
    private record Entry(MetricQuery query, String label, boolean visible, Duration period) {}

    Dashboards(Template template, MetricStore metrics) {
        this.metrics = metrics;
        this.dashboards = template.ofType("AWS::CloudWatch::Dashboard").stream()
                .map(resource -> new Dashboard(
                        resource.properties().text("DashboardName"),
                        widgets(JsonMapper.shared()
                                .readTree(resource.properties().text("DashboardBody")))))
                .toList();
    }

    private static List<Widget> widgets(JsonNode body) {
        return body.get("widgets")
                .valueStream()
                .filter(widget -> widget.path("properties").has("metrics"))
                .map(widget -> widget(widget.get("properties")))
                .toList();
    }

    private static Widget widget(JsonNode properties) {
        JsonNode lines = properties.get("metrics");
        List<Entry> entries = IntStream.range(0, lines.size())
                .mapToObj(i -> entry(lines.get(i), "line" + i))
                .toList();
        var shown = new LinkedHashMap<String, String>();
        entries.stream()
                .filter(Entry::visible)
                .forEach(entry -> shown.put(entry.query().id(), entry.label()));
        return new Widget(
                properties.path("title").asString(),
                entries.stream().map(Entry::period).max(Duration::compareTo).orElse(Duration.ofMinutes(1)),
                new MetricData(entries.stream().map(Entry::query).toList()),
                shown);
    }

    private static Entry entry(JsonNode line, String number) {
        List<JsonNode> parts = line.valueStream().toList();
        JsonNode last = parts.getLast();
        boolean told = last.isObject();
        String id = last.path("id").asString(number);
        var period = Duration.ofSeconds(last.path("period").asInt(60));
        boolean visible = last.path("visible").asBoolean(true);
        if (last.has("expression")) {
            String text = last.get("expression").asString();
            return new Entry(
                    MetricQuery.expression(id, text), last.path("label").asString(text), visible, period);
        }
        List<String> names = parts.stream()
                .limit(told ? parts.size() - 1L : parts.size())
                .map(JsonNode::asString)
                .toList();
        var dimensions = new LinkedHashMap<String, String>();
        for (int i = 2; i + 1 < names.size(); i += 2) {
            dimensions.put(names.get(i), names.get(i + 1));
        }
        var series = new Series(names.get(0), dimensions, names.get(1));
        var query = new MetricQuery.Statistic(id, series, last.path("stat").asString("Average"));
        return new Entry(query, last.path("label").asString(names.get(1)), visible, period);
    }

    /** What was measured in the last three hours; lines without data are left out. */
    List<Snapshot.Dashboard> drawn(Instant now) {
        return dashboards.stream()
                .map(dashboard -> new Snapshot.Dashboard(
                        dashboard.name(),
                        dashboard.widgets().stream()
                                .map(widget -> drawn(widget, now))
                                .toList()))
                .toList();
    }

    private Snapshot.Chart drawn(Widget widget, Instant now) {
        long step = widget.period().toSeconds();
        long end = Math.ceilDiv(now.getEpochSecond(), step) * step;
        List<Instant> ends = Stream.iterate(end - SHOWN.toSeconds(), time -> time <= end, time -> time + step)
                .map(Instant::ofEpochSecond)
                .toList();
        var lines = new ArrayList<Snapshot.Line>();
        widget.shown().forEach((id, label) -> {
            double[] values = widget.data().values(id, metrics, widget.period(), ends);
            List<Snapshot.Point> points = IntStream.range(0, values.length)
                    .filter(i -> !Double.isNaN(values[i]))
                    .mapToObj(i -> new Snapshot.Point(ends.get(i).getEpochSecond() - step, values[i]))
                    .toList();
            if (!points.isEmpty()) {
                lines.add(new Snapshot.Line(label, points));
            }
        });
        return new Snapshot.Chart(widget.title(), step, List.copyOf(lines));
    }
}
