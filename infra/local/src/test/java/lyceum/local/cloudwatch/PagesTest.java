package lyceum.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.local.metrics.Measurement;
import lyceum.local.metrics.MetricStore;
import lyceum.local.metrics.Series;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the size of a page, all pages together are the whole, each part once and in order. */
class PagesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MetricStore metrics = new MetricStore(() -> START);

    @Property(tries = 100)
    void pagesOfPointsAreTheWhole(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 20) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 30) int page,
            @ForAll boolean ascending,
            @ForAll boolean growing) {
        for (int line = 0; line < lengths.size(); line++) {
            for (int minute = 0; minute < lengths.get(line); minute++) {
                record(line, minute);
            }
        }
        var whole = points(lengths.size(), 100_000, ascending, false);
        assertThat(points(lengths.size(), page, ascending, growing)).isEqualTo(whole);
    }

    private void record(int line, int minute) {
        metrics.record(new Measurement(
                new Series("Test", Map.of(), "m" + line),
                Optional.of(START.plusSeconds(minute * 60L)),
                line * 100.0 + minute,
                1,
                "None"));
    }

    /** @param growing whether something else is measured between two pages */
    private Map<String, List<Double>> points(int lines, int page, boolean ascending, boolean growing) {
        var queries = new ArrayList<Map<String, Object>>();
        for (int line = 0; line < lines; line++) {
            queries.add(Map.of(
                    "Id",
                    "q" + line,
                    "MetricStat",
                    Map.of(
                            "Metric",
                            Map.of("Namespace", "Test", "MetricName", "m" + line),
                            "Period",
                            60,
                            "Stat",
                            "Sum")));
        }
        var body = new LinkedHashMap<String, Object>(Map.of(
                "MetricDataQueries",
                queries,
                "MaxDatapoints",
                page,
                "ScanBy",
                ascending ? "TimestampAscending" : "TimestampDescending",
                "StartTime",
                START.getEpochSecond() - 60,
                "EndTime",
                START.getEpochSecond() + 3_600));
        var all = new LinkedHashMap<String, List<Double>>();
        JsonNode answer;
        do {
            answer = answer(body);
            int points = 0;
            for (JsonNode result : answer.get("MetricDataResults")) {
                List<Double> values = result.get("Values")
                        .valueStream()
                        .map(JsonNode::asDouble)
                        .toList();
                points += values.size();
                all.computeIfAbsent(result.get("Id").asString(), _ -> new ArrayList<>())
                        .addAll(values);
            }
            assertThat(points).isLessThanOrEqualTo(page);
            body.put("NextToken", answer.path("NextToken").asString(""));
            if (growing) {
                metrics.record(new Measurement(
                        new Series("Test", Map.of(), "m0"),
                        Optional.of(START.plusSeconds(ascending ? -60 : 3_540)),
                        1,
                        1,
                        "None"));
            }
        } while (answer.has("NextToken"));
        return all;
    }

    private JsonNode answer(Map<String, Object> body) {
        return JSON.valueToTree(new GetMetricData(metrics).answer(new Input(JSON.valueToTree(body))));
    }
}
