package lyceum.local.cloudwatch;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import lyceum.local.metrics.Alarm;
import lyceum.local.metrics.CompositeAlarm;
import lyceum.local.metrics.MetricAlarm;

/** Kinds of alarms; names as CloudWatch spells them. */
enum AlarmType {
    MetricAlarm,
    CompositeAlarm;

    static AlarmType of(Alarm alarm) {
        return switch (alarm) {
            case MetricAlarm _ -> MetricAlarm;
            case CompositeAlarm _ -> CompositeAlarm;
        };
    }

    /** Who names no types is told of alarms on metrics only. */
    static Set<AlarmType> asked(Input input) {
        var types = EnumSet.noneOf(AlarmType.class);
        for (String name : input.texts("AlarmTypes")) {
            types.add(Arrays.stream(values())
                    .filter(type -> type.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> input.wrong(
                            "AlarmTypes", "must name " + MetricAlarm + " or " + CompositeAlarm + ", not " + name)));
        }
        return types.isEmpty() ? EnumSet.of(MetricAlarm) : types;
    }
}
