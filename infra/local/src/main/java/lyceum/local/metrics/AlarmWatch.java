package lyceum.local.metrics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.local.template.Template;

/** Evaluates the template's alarms and says when one changes its state. */
public final class AlarmWatch {
    /** Hears of changes. */
    @FunctionalInterface
    public interface Listener {
        void changed(Alarm alarm, Alarm.State before, Alarm.State now);
    }

    private final List<Alarm> alarms;
    private final MetricStore metrics;
    private final InstantSource clock;
    private final Listener listener;
    private final Map<Alarm, Alarm.State> states = new LinkedHashMap<>();

    public AlarmWatch(Template template, MetricStore metrics, InstantSource clock, Listener listener) {
        this.alarms = template.ofType("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> Alarm.of(alarm, template.ref(alarm.logicalId())))
                .toList();
        this.metrics = metrics;
        this.clock = clock;
        this.listener = listener;
        alarms.forEach(alarm -> states.put(alarm, Alarm.State.INSUFFICIENT_DATA));
    }

    /** The state of each alarm, in the template's order. */
    public synchronized Map<Alarm, Alarm.State> states() {
        return new LinkedHashMap<>(states);
    }

    /** Looks at the last whole periods of each alarm. */
    public synchronized void evaluate() {
        for (Alarm alarm : alarms) {
            Alarm.State before = states.getOrDefault(alarm, Alarm.State.INSUFFICIENT_DATA);
            Alarm.State now = state(alarm, before);
            if (now != before) {
                states.put(alarm, now);
                listener.changed(alarm, before, now);
            }
        }
    }

    /**
     * M of N: in alarm when enough of the last periods breach. Periods without data count as the alarm says; where they are just
     * missing, those that are there decide.
     */
    private Alarm.State state(Alarm alarm, Alarm.State before) {
        int breaching = 0;
        int known = 0;
        long period = alarm.period().toSeconds();
        long end = clock.instant().getEpochSecond() / period * period;
        for (int back = 0; back < alarm.periods(); back++) {
            Instant to = Instant.ofEpochSecond(end - back * period);
            Optional<Boolean> breach = metrics.between(alarm.series(), to.minus(alarm.period()), to)
                    .map(data -> alarm.comparison().breaches(data.value(alarm.statistic()), alarm.threshold()))
                    .or(() -> missing(alarm));
            known += breach.isPresent() ? 1 : 0;
            breaching += breach.orElse(false) ? 1 : 0;
        }
        if (breaching >= alarm.breaching()) {
            return Alarm.State.ALARM;
        }
        if (known == 0) {
            return alarm.missing().equals("ignore") ? before : Alarm.State.INSUFFICIENT_DATA;
        }
        return Alarm.State.OK;
    }

    private static Optional<Boolean> missing(Alarm alarm) {
        return switch (alarm.missing()) {
            case "breaching" -> Optional.of(true);
            case "notBreaching" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
