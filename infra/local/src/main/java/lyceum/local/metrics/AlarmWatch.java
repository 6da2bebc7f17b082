package lyceum.local.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

    /** All changes that are remembered, the newest first. */
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

    /** Writes how alarms stand and how they changed, for {@link #read}. */
    synchronized void write(DataOutput out) throws IOException {
        out.writeInt(standings.size());
        for (Map.Entry<Alarm, Standing> one : standings.entrySet()) {
            Texts.write(one.getKey().name(), out);
            Texts.write(one.getValue().state().name(), out);
            Texts.write(one.getValue().reason(), out);
            Texts.write(one.getValue().since().toString(), out);
        }
        out.writeInt(history.size());
        for (AlarmChange change : history) {
            Texts.write(change.alarm().name(), out);
            Texts.write(change.before().name(), out);
            Texts.write(change.now().name(), out);
            Texts.write(change.reason(), out);
            Texts.write(change.at().toString(), out);
            Texts.writeAll(change.topics(), out);
        }
    }

    /** Takes up what {@link #write} wrote, before the first look; alarms that the template no longer has are forgotten. */
    synchronized void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            Optional<Alarm> alarm = named(Texts.read(in));
            var standing =
                    new Standing(AlarmState.valueOf(Texts.read(in)), Texts.read(in), Instant.parse(Texts.read(in)));
            alarm.ifPresent(one -> standings.put(one, standing));
        }
        for (int left = in.readInt(); left > 0; left--) {
            Optional<Alarm> alarm = named(Texts.read(in));
            AlarmState before = AlarmState.valueOf(Texts.read(in));
            AlarmState now = AlarmState.valueOf(Texts.read(in));
            String reason = Texts.read(in);
            Instant at = Instant.parse(Texts.read(in));
            List<String> topics = Texts.readAll(in);
            alarm.ifPresent(one -> history.addLast(new AlarmChange(one, before, now, reason, at, topics)));
        }
    }
}
