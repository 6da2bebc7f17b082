package lyceum.local.metrics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lyceum.local.template.Template;

/** Evaluates the template's alarms, says when one changes its state, and remembers that it did. */
public final class AlarmWatch {
    private static final int REMEMBERED = 10_000;

    /** An alarm's state, since when and why. */
    public record Standing(AlarmState state, String reason, Instant since) {}

    private final List<Alarm> alarms;
    private final MetricStore metrics;
    private final InstantSource clock;
    private final Consumer<AlarmChange> listener;
    private final Map<Alarm, Standing> standings = new LinkedHashMap<>();
    private final Deque<AlarmChange> history = new ArrayDeque<>();

    /** @param listener hears of each change */
    public AlarmWatch(Template template, MetricStore metrics, InstantSource clock, Consumer<AlarmChange> listener) {
        this(AlarmReader.read(template), metrics, clock, listener);
    }

    AlarmWatch(List<Alarm> alarms, MetricStore metrics, InstantSource clock, Consumer<AlarmChange> listener) {
        this.alarms = List.copyOf(alarms);
        this.metrics = metrics;
        this.clock = clock;
        this.listener = listener;
        var unchecked = new Standing(AlarmState.INSUFFICIENT_DATA, "Unchecked: the alarm is new.", clock.instant());
        alarms.forEach(alarm -> standings.put(alarm, unchecked));
    }

    /** Each alarm as it stands, in the template's order, composite ones last. */
    public synchronized Map<Alarm, Standing> standings() {
        return new LinkedHashMap<>(standings);
    }

    /** The alarm of a name. */
    public Optional<Alarm> named(String name) {
        return alarms.stream().filter(alarm -> alarm.name().equals(name)).findFirst();
    }

    /** All changes since the start that are remembered, the newest first. */
    public synchronized List<AlarmChange> history() {
        return List.copyOf(history);
    }

    /** Looks at all alarms at the present time. */
    public synchronized void evaluate() {
        Instant now = clock.instant();
        for (Alarm alarm : alarms) {
            switch (alarm) {
                case MetricAlarm metric -> {
                    MetricAlarm.Finding finding = metric.evaluate(metrics, now);
                    finding.state().ifPresent(state -> become(metric, state, finding.reason(), now));
                }
                case CompositeAlarm composite -> become(composite, state(composite), reason(composite), now);
            }
        }
    }

    /** Puts an alarm into a state until it is next evaluated, as for a rehearsal; its actions hear of it. */
    public synchronized void set(Alarm alarm, AlarmState state, String reason) {
        become(alarm, state, reason, clock.instant());
    }

    private AlarmState state(CompositeAlarm composite) {
        return composite.rule().holds(this::stateOf) ? AlarmState.ALARM : AlarmState.OK;
    }

    private String reason(CompositeAlarm composite) {
        var states = new ArrayList<String>();
        composite
                .rule()
                .reads()
                .forEach(alarm -> states.add(alarm.substring(alarm.lastIndexOf(':') + 1) + " is " + stateOf(alarm)));
        return String.join(", ", states) + ".";
    }

    private AlarmState stateOf(String nameOrArn) {
        return standings.entrySet().stream()
                .filter(one -> one.getKey().name().equals(nameOrArn)
                        || one.getKey().arn().equals(nameOrArn))
                .map(one -> one.getValue().state())
                .findFirst()
                .orElse(AlarmState.INSUFFICIENT_DATA);
    }

    private void become(Alarm alarm, AlarmState state, String reason, Instant now) {
        AlarmState before =
                Optional.ofNullable(standings.get(alarm)).map(Standing::state).orElse(AlarmState.INSUFFICIENT_DATA);
        if (state != before) {
            standings.put(alarm, new Standing(state, reason, now));
            var change = new AlarmChange(
                    alarm, before, state, reason, now, alarm.actions().on(state));
            history.addFirst(change);
            if (history.size() > REMEMBERED) {
                history.removeLast();
            }
            listener.accept(change);
        }
    }
}
