package lyceum.local.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lyceum.local.metrics.Measurement;
import lyceum.local.metrics.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMetricsTest {
    private final List<String> recorded = new ArrayList<>();
    private final EmbeddedMetrics embedded = new EmbeddedMetrics(new Metrics() {
        @Override
        public void record(String namespace, Map<String, String> dimensions, String metric, double value, String unit) {
            throw new AssertionError("a line has a time of its own");
        }

        @Override
        public void record(Measurement one) {
            recorded.add(
                    one.series().namespace() + " " + new TreeMap<>(one.series().dimensions()) + " "
                            + one.series().metric() + " " + one.value() + " " + one.unit()
                            + one.at().map(at -> " at " + at.toEpochMilli()).orElse(""));
        }
    });

    @Test
    void takesEachMetricUnderEachSetOfDimensions() {
        embedded.take("""
                {"_aws": {"Timestamp": 1, "CloudWatchMetrics": [{"Namespace": "Lyceum",
                  "Dimensions": [["operation"], ["operation", "function"]],
                  "Metrics": [{"Name": "duration", "Unit": "Milliseconds"}]}]},
                 "operation": "getCourse", "function": "courses-api", "duration": 1.5}""");

        assertThat(recorded)
                .containsExactly(
                        "Lyceum {operation=getCourse} duration 1.5 Milliseconds at 1",
                        "Lyceum {function=courses-api, operation=getCourse} duration 1.5 Milliseconds at 1");
    }

    @Test
    void takesEveryValueOfAList() {
        embedded.take("""
                {"_aws": {"CloudWatchMetrics": [{"Namespace": "Lyceum", "Dimensions": [[]],
                  "Metrics": [{"Name": "duration"}]}]}, "duration": [1, 2]}""");

        assertThat(recorded).containsExactly("Lyceum {} duration 1.0 None", "Lyceum {} duration 2.0 None");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text that mentions \"_aws\"",
                "{\"_aws\": broken",
                "{\"_aws\": {}}",
                "{\"message\": \"no metrics\"}",
                """
                {"_aws": {"CloudWatchMetrics": [{"Namespace": "Lyceum", "Dimensions": [[]],
                  "Metrics": [{"Name": "duration"}]}]}, "duration": "fast"}""",
                """
                {"_aws": {"CloudWatchMetrics": [{"Namespace": "Lyceum", "Dimensions": [["function"]],
                  "Metrics": [{"Name": "duration"}]}]}, "duration": 1}"""
            })
    void passesOverWhatIsNoMetric(String line) {
        embedded.take(line);
        assertThat(recorded).isEmpty();
    }
}
