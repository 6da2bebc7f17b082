package lyceum.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchFileTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Series TIME = new Series("Test", Map.of("queue", "q", "place", "hier – dort"), "time");

    private final Path file;
    private final Template template;
    private final List<String> told = new ArrayList<>();
    private Instant now = START;

    WatchFileTest(@TempDir Path directory) {
        file = directory.resolve("metrics");
        template = Assemblies.read(directory, """
                {'Resources': {
                  'Slow': {'Type': 'AWS::CloudWatch::Alarm', 'Properties': {
                    'AlarmName': 'slow', 'AlarmActions': ['arn:topic'],
                    'EvaluationPeriods': 1, 'Threshold': 10, 'ComparisonOperator': 'GreaterThanThreshold',
                    'Namespace': 'Test', 'MetricName': 'time', 'Period': 60, 'Statistic': 'Maximum'}},
                  'Both': {'Type': 'AWS::CloudWatch::CompositeAlarm', 'Properties': {
                    'AlarmName': 'both', 'AlarmRule': 'ALARM(slow)'}}}}""");
    }

    /** A host's metrics and alarms. */
    private final class World {
        private final MetricStore metrics = new MetricStore(() -> now);
        private final AlarmWatch alarms = new AlarmWatch(template, metrics, () -> now, _ -> {});
        private final WatchFile kept = new WatchFile(file, metrics, alarms, told::add);

        World restored() {
            kept.restore();
            return this;
        }

        void record(double value, double times) {
            metrics.record(new Measurement(TIME, Optional.empty(), value, times, "Milliseconds"));
        }

        Statistics all() {
            return metrics.between(TIME, now.minus(Duration.ofDays(15)), now.plusSeconds(60))
                    .orElseGet(Statistics::new);
        }
    }

    @Test
    void givesBackWhatWasMeasured() {
        var random = new Random(7);
        var before = new World().restored();
        for (int minute = 0; minute < 200; minute++) {
            now = START.plusSeconds(minute * 60L);
            for (int i = 0; i < minute % 4; i++) {
                before.record(random.nextGaussian() * 100, 1 + random.nextInt(3));
            }
        }
        before.metrics.record(
                new Series("Other", Map.of(), "summed"), Optional.empty(), new StatisticSet(5, 50, 2, 20), "Count");
        before.kept.save();
        var after = new World().restored();

        assertThat(told).isEmpty();
        assertThat(after.metrics.series()).containsExactlyInAnyOrderElementsOf(before.metrics.series());
        assertThat(after.metrics.unit(TIME)).isEqualTo("Milliseconds");
        for (String statistic : List.of("Sum", "SampleCount", "Minimum", "Maximum", "p1", "p50", "p99.9")) {
            for (Instant end = START.plusSeconds(60); !end.isAfter(now); end = end.plusSeconds(60)) {
                Instant begin = end.minusSeconds(60);
                assertThat(after.metrics.between(TIME, begin, end).map(found -> found.value(statistic)))
                        .isEqualTo(before.metrics.between(TIME, begin, end).map(found -> found.value(statistic)));
            }
            assertThat(after.all().value(statistic)).isEqualTo(before.all().value(statistic));
        }
        assertThat(after.metrics
                        .between(new Series("Other", Map.of(), "summed"), now, now.plusSeconds(60))
                        .orElseThrow()
                        .value("p50"))
                .isNaN();
    }

    @Test
    void givesBackHowAlarmsStandAndChanged() {
        var before = new World().restored();
        before.alarms.set(before.alarms.named("slow").orElseThrow(), AlarmState.ALARM, "a rehearsal");
        now = START.plusSeconds(1);
        before.alarms.set(before.alarms.named("both").orElseThrow(), AlarmState.OK, "too");
        before.kept.save();
        now = START.plusSeconds(600);
        var after = new World().restored();
        assertThat(told(after.alarms)).isEqualTo(told(before.alarms));
        assertThat(after.alarms.history()).hasSize(2);
    }

    /** Alarms of two hosts are compared by name. */
    private static List<String> told(AlarmWatch alarms) {
        var told = new ArrayList<String>();
        alarms.standings().forEach((alarm, standing) -> told.add(alarm.name() + " " + standing));
        alarms.history()
                .forEach(change -> told.add(change.alarm().name() + " " + change.before() + " " + change.now() + " "
                        + change.reason() + " " + change.at() + " " + change.topics()));
        return told;
    }

    @Test
    void addsToWhatHasBeenMeasuredMeanwhile() {
        var before = new World().restored();
        before.record(1, 2);
        before.kept.save();
        var after = new World();
        after.record(5, 1);
        after.restored();
        assertThat(after.all().count()).isEqualTo(3);
        assertThat(after.all().value("Maximum")).isEqualTo(5);
    }

    @Test
    void forgetsWhatIsTooOld() {
        var before = new World().restored();
        before.record(1, 1);
        now = START.plus(Duration.ofDays(4));
        before.record(2, 1);
        before.kept.save();
        var after = new World().restored();
        assertThat(after.metrics.between(TIME, START, START.plusSeconds(60))).isEmpty();
        assertThat(after.all().count()).isEqualTo(2);
        now = START.plus(Duration.ofDays(30));
        assertThat(new World().restored().metrics.series()).isEmpty();
    }

    @Test
    void goesOnWithoutWhatIsDamaged() throws IOException {
        var before = new World().restored();
        before.record(1, 1);
        before.kept.save();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            assertThat(new World().restored().metrics.series()).as("byte " + i).isEmpty();
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(new World().restored().metrics.series())
                    .as("length " + length)
                    .isEmpty();
        }
        assertThat(told).hasSize(2 * whole.length).allMatch(line -> line.startsWith("The metrics kept in "));
        var next = new World().restored();
        next.record(3, 1);
        next.kept.save();
        assertThat(new World().restored().all().count()).isEqualTo(1);
    }

    @Test
    void neverWritesOverWhatItHasNotRead() {
        var before = new World().restored();
        before.record(1, 1);
        before.kept.save();
        new World().kept.save();
        assertThat(new World().restored().all().count()).isEqualTo(1);
    }
}
