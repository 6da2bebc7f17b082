package lyceum.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lyceum.local.template.Assemblies;
import lyceum.local.template.UnsupportedTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmWatchTest {
    private final List<String> changes = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final MetricStore metrics = new MetricStore(() -> now);

    private final Path directory;

    AlarmWatchTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void goesOffAndComesBack() {
        var watch = watch("'EvaluationPeriods': 1, 'TreatMissingData': 'notBreaching'");
        minute(watch);
        minute(watch, 1);
        minute(watch, 0);
        assertThat(changes).containsExactly("INSUFFICIENT_DATA OK", "OK ALARM", "ALARM OK");
    }

    @Test
    void looksAtOlderDataBeforeItCallsDataMissing() {
        var watch = watch("'EvaluationPeriods': 1, 'TreatMissingData': 'notBreaching'");
        minute(watch, 1);
        minute(watch);
        minute(watch);
        assertThat(changes).containsExactly("INSUFFICIENT_DATA ALARM");
        minute(watch);
        assertThat(changes).endsWith("ALARM OK");
    }

    @Test
    void needsMOfN() {
        var watch = watch("'EvaluationPeriods': 3, 'DatapointsToAlarm': 2, 'TreatMissingData': 'notBreaching'");
        minute(watch, 1);
        minute(watch);
        assertThat(changes).containsExactly("INSUFFICIENT_DATA OK");
        minute(watch, 1);
        assertThat(changes).endsWith("OK ALARM");
    }

    @Test
    void countsMissingDataAsTheAlarmSays() {
        var breaching = watch("'EvaluationPeriods': 1, 'TreatMissingData': 'breaching'");
        minute(breaching);
        assertThat(changes).containsExactly("INSUFFICIENT_DATA ALARM");
        changes.clear();
        var missing = watch("'EvaluationPeriods': 1");
        now = now.plus(Duration.ofHours(1));
        minute(missing, 0);
        minute(missing);
        minute(missing);
        minute(missing);
        assertThat(changes).containsExactly("INSUFFICIENT_DATA OK", "OK INSUFFICIENT_DATA");
        changes.clear();
        now = now.plus(Duration.ofHours(1));
        var ignored = watch("'EvaluationPeriods': 1, 'TreatMissingData': 'ignore'");
        minute(ignored, 1);
        now = now.plus(Duration.ofHours(1));
        minute(ignored);
        assertThat(changes).containsExactly("INSUFFICIENT_DATA ALARM");
    }

    @Test
    void readsPercentilesWithinOnePerCent() {
        var statistics = new Statistics();
        for (int value = 1; value <= 1_000; value++) {
            statistics.add(value);
        }
        assertThat(statistics.value("p50")).isBetween(495.0, 505.0);
        assertThat(statistics.value("p99")).isBetween(980.0, 1_000.0);
        assertThat(statistics.value("p100")).isEqualTo(1_000);
        assertThat(statistics.value("Average")).isEqualTo(500.5);
    }

    @Test
    void stopsAtWhatItDoesNotKnow() {
        assertThatThrownBy(() -> watch("'EvaluationPeriods': 1, 'ThresholdMetricId': 'e1'"))
                .isInstanceOf(UnsupportedTemplate.class)
                .hasMessage(
                        "AWS::CloudWatch::Alarm Failing has ThresholdMetricId, which the local host does not know for alarms.");
    }

    private void minute(AlarmWatch watch, double... values) {
        for (double value : values) {
            metrics.record("AWS/Lambda", Map.of("FunctionName", "f"), "Errors", value, "Count");
        }
        now = now.plus(Duration.ofMinutes(1));
        watch.evaluate();
    }

    private AlarmWatch watch(String properties) {
        var template = Assemblies.read(directory, """
                {'Resources': {'Failing': {'Type': 'AWS::CloudWatch::Alarm', 'Properties': {
                  'Namespace': 'AWS/Lambda', 'MetricName': 'Errors', 'Statistic': 'Sum', 'Period': 60, 'Threshold': 0,
                  'Dimensions': [{'Name': 'FunctionName', 'Value': 'f'}],
                  'ComparisonOperator': 'GreaterThanThreshold', %s}}}}""".formatted(properties));
        return new AlarmWatch(
                template, metrics, () -> now, change -> changes.add(change.before() + " " + change.now()));
    }
}
