package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import tools.jackson.databind.JsonNode;

/**
 * A chart or an alarm on a metric that the local host can't record would stay empty for ever and prove nothing: every metric of AWS's own
 * that the template names is one that the running host records, by the same dimensions.
 */
class WatchedMetricsTest {
    /** A metric apart from whom it is about: namespace, name and the names of its dimensions. */
    private static String kind(String namespace, String metric, Iterable<String> dimensions) {
        var names = new TreeSet<String>();
        dimensions.forEach(names::add);
        return namespace + " " + metric + " " + names;
    }

    @Test
    void theHostRecordsWhatDashboardsAndAlarmsName() {
        Caller caller = Running.organisation();
        caller.generatedCourse();
        caller.get("/api/v1/courses").expect(200);
        Set<String> named = named();
        assertThat(named).hasSizeGreaterThan(10);
        try (var http = UrlConnectionHttpClient.create();
                var client = Running.host().cloudWatch(http)) {
            assertThat(recorded(client, caller, named))
                    .as(
                            "Metrics of AWS's services that a dashboard or an alarm names: the local host must record each.")
                    .containsAll(named);
        }
    }

    /** Queues are measured from time to time only. */
    private static Set<String> recorded(CloudWatchClient client, Caller caller, Set<String> wanted) {
        Set<String> recorded = Set.of();
        for (int i = 0; i < 200 && !recorded.containsAll(wanted); i++) {
            caller.get("/api/v1/courses?limit=1").expect(200);
            recorded = client.listMetricsPaginator().metrics().stream()
                    .map(WatchedMetricsTest::kind)
                    .collect(Collectors.toSet());
        }
        return recorded;
    }

    private static String kind(Metric metric) {
        return kind(
                metric.namespace(),
                metric.metricName(),
                metric.dimensions().stream().map(Dimension::name).toList());
    }

    private static Set<String> named() {
        try (Stream<Path> files = Files.list(Assembly.path())) {
            return files.filter(file -> file.toString().endsWith(".template.json"))
                    .flatMap(file -> named(read(file)).stream())
                    .filter(kind -> kind.startsWith("AWS/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> named(JsonNode template) {
        var kinds = new ArrayList<String>();
        for (JsonNode resource : template.path("Resources")) {
            JsonNode properties = resource.path("Properties");
            switch (resource.path("Type").asString("")) {
                case "AWS::CloudWatch::Alarm" -> {
                    alarmed(properties, kinds);
                    properties.path("Metrics").forEach(query -> alarmed(query.at("/MetricStat/Metric"), kinds));
                }
                case "AWS::CloudWatch::Dashboard" ->
                    Caller.JSON
                            .readTree(body(properties.path("DashboardBody")))
                            .path("widgets")
                            .forEach(widget -> widget.at("/properties/metrics").forEach(line -> charted(line, kinds)));
                default -> {}
            }
        }
        return kinds;
    }

    private static void alarmed(JsonNode metric, List<String> kinds) {
        if (metric.has("MetricName")) {
            kinds.add(kind(
                    metric.path("Namespace").asString(),
                    metric.path("MetricName").asString(),
                    metric.path("Dimensions")
                            .valueStream()
                            .map(dimension -> dimension.path("Name").asString())
                            .toList()));
        }
    }

    /** Namespace, name, then name and value of each dimension, then how it is drawn. */
    private static void charted(JsonNode line, List<String> kinds) {
        List<String> words = line.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        var dimensions = new ArrayList<String>();
        for (int i = 2; i + 1 < words.size(); i += 2) {
            dimensions.add(words.get(i));
        }
        if (words.size() > 1) {
            kinds.add(kind(words.get(0), words.get(1), dimensions));
        }
    }

    /** References to other resources stand for one word each. */
    private static String body(JsonNode body) {
        return body.isString()
                ? body.asString()
                : body.at("/Fn::Join/1")
                        .valueStream()
                        .map(part -> part.isString() ? part.asString() : "reference")
                        .collect(Collectors.joining());
    }

    private static JsonNode read(Path file) {
        try {
            return Caller.JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
