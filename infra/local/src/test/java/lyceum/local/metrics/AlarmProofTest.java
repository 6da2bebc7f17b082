package lyceum.local.metrics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import lyceum.local.template.Synthesised;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every alarm of the template that would be deployed, driven on a virtual clock: what is harmless leaves it at rest, its fault sets it
 * off, its topic hears of it, and it is over when the fault is.
 */
class AlarmProofTest {
    private static final List<Alarm> ALARMS = AlarmReader.read(Synthesised.template());
    private static final Map<String, Proof> PROOFS = Proofs.of(ALARMS);

    @Test
    void everyAlarmHasAProofAndEveryProofAnAlarm() {
        var unproven = new TreeSet<>(ALARMS.stream().map(Alarm::name).toList());
        var idle = new TreeSet<>(PROOFS.keySet());
        idle.removeAll(unproven);
        unproven.removeAll(PROOFS.keySet());
        assertThat(unproven)
                .as("Alarms without a proof. Add to Proofs what sets them off and what must not.")
                .isEmpty();
        assertThat(idle)
                .as("Proofs without an alarm. Take them out of Proofs, or bring the alarm back.")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> eachGoesOffForItsFaultAndForNothingElse() {
        return ALARMS.stream()
                .filter(alarm -> PROOFS.containsKey(alarm.name()))
                .map(alarm -> DynamicTest.dynamicTest(alarm.name(), () -> prove(alarm, proof(alarm))));
    }

    private static Proof proof(Alarm alarm) {
        return requireNonNull(PROOFS.get(alarm.name()), alarm.name());
    }

    private static void prove(Alarm alarm, Proof proof) {
        for (var harmless : proof.harmless()) {
            var world = new World(alarm);
            world.live(proof.healthy());
            world.live(harmless);
            assertThat(world.told(alarm)).as("what is harmless").containsExactly("INSUFFICIENT_DATA -> OK");
        }
        for (var fault : proof.faults()) {
            var world = new World(alarm);
            world.live(proof.healthy());
            world.live(fault);
            world.live(proof.healthy());
            assertThat(world.told(alarm))
                    .as("a fault")
                    .containsExactly("INSUFFICIENT_DATA -> OK", "OK -> " + proof.state(), proof.state() + " -> OK");
            assertMessages(alarm, world.changes);
        }
    }

    /** Parts of composite alarms tell nobody; all others tell their topic of the beginning and the end. */
    private static void assertMessages(Alarm alarm, List<AlarmChange> changes) {
        boolean isPart = ALARMS.stream().anyMatch(other -> isPart(alarm, other));
        var ours =
                changes.stream().filter(change -> change.alarm().equals(alarm)).toList();
        for (AlarmChange change : ours.subList(1, 3)) {
            assertThat(change.topics()).hasSize(isPart ? 0 : 1);
            var message = JsonMapper.shared().readTree(AlarmMessage.of(change, "eu-west-1"));
            assertThat(message.get("AlarmName").asString()).isEqualTo(alarm.name());
            assertThat(message.get("NewStateValue").asString())
                    .isEqualTo(change.now().name());
            assertThat(message.get("NewStateReason").asString()).isNotBlank();
            assertThat(message.get("AlarmDescription").asString()).isEqualTo(alarm.description());
        }
    }

    @Test
    void whoRunsByTheClockIsMissedWhenItIsSilent() {
        Alarm alarm = ALARMS.stream()
                .filter(one -> one.name().equals("Lyceum-SweepJobsSilent"))
                .findFirst()
                .orElseThrow();
        var world = new World(alarm);
        world.live(proof(alarm).healthy());
        world.live((_, _) -> {});
        assertThat(world.told(alarm)).endsWith("OK -> INSUFFICIENT_DATA");
        assertThat(world.changes.getLast().topics()).hasSize(1);
    }

    /** A burst that is over: the long window still knows it, the short one does not. */
    @Test
    void whatIsOverIsNoLongerTold() {
        Alarm alarm = ALARMS.stream()
                .filter(one -> one.name().equals("Lyceum-AvailabilityFastBurn"))
                .findFirst()
                .orElseThrow();
        var world = new World(alarm, Optional.of(Duration.ofMinutes(1)));
        world.live(Duration.ofHours(2), (record, _) -> record.requests(100, 0));
        world.live(Duration.ofMinutes(5), (record, _) -> record.requests(100, 100));
        assertThat(world.told(alarm)).endsWith("OK -> ALARM");
        world.live(Duration.ofMinutes(6), (record, _) -> record.requests(100, 0));
        assertThat(world.told(alarm)).endsWith("ALARM -> OK");
        assertThat(world.changes)
                .noneMatch(change -> change.alarm().name().endsWith("FastLong")
                        && change.now() == AlarmState.OK
                        && change.before() == AlarmState.ALARM);
    }

    private static boolean isPart(Alarm part, Alarm whole) {
        return whole instanceof CompositeAlarm composite
                && composite.rule().reads().contains(part.arn());
    }

    /** One alarm, with those it is made of, and a clock of its own. */
    private static final class World {
        private Instant now = Instant.parse("2026-01-05T08:00:00Z");
        private final MetricStore store = new MetricStore(() -> now);
        private final Recorder recorder = new Recorder(store, () -> now);
        private final List<AlarmChange> changes = new ArrayList<>();
        private final AlarmWatch watch;
        private final Duration step;
        private final Duration phase;
        private int steps;

        World(Alarm alarm) {
            this(alarm, Optional.empty());
        }

        World(Alarm alarm, Optional<Duration> pace) {
            var watched = ALARMS.stream()
                    .filter(one -> one.equals(alarm) || isPart(one, alarm))
                    .toList();
            watch = new AlarmWatch(watched, store, () -> now, changes::add);
            Duration longest = watched.stream()
                    .map(one -> one instanceof MetricAlarm metric
                            ? metric.period().multipliedBy(metric.periods() + 3L)
                            : Duration.ZERO)
                    .max(Duration::compareTo)
                    .orElseThrow();
            phase = longest.plusMinutes(5);
            step = pace.orElse(
                    longest.compareTo(Duration.ofHours(2)) < 0
                            ? Duration.ofMinutes(1)
                            : longest.compareTo(Duration.ofHours(30)) < 0
                                    ? Duration.ofMinutes(5)
                                    : Duration.ofMinutes(30));
        }

        void live(BiConsumer<Recorder, Integer> measured) {
            live(phase, measured);
        }

        void live(Duration time, BiConsumer<Recorder, Integer> measured) {
            for (Instant end = now.plus(time); now.isBefore(end); now = now.plus(step)) {
                measured.accept(recorder, steps++);
                watch.evaluate();
            }
        }

        List<String> told(Alarm alarm) {
            return changes.stream()
                    .filter(change -> change.alarm().equals(alarm))
                    .map(change -> change.before() + " -> " + change.now())
                    .toList();
        }
    }
}
