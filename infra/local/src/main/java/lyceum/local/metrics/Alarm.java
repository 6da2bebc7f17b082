package lyceum.local.metrics;

import java.util.List;

/** An alarm of the template. */
public sealed interface Alarm permits MetricAlarm, CompositeAlarm {
    String name();

    String arn();

    /** What is wrong when it goes off, and what to do. */
    String description();

    Actions actions();

    /**
     * Topics that hear of an alarm's new state.
     *
     * @param enabled whether they do at present
     */
    record Actions(boolean enabled, List<String> alarm, List<String> ok, List<String> insufficientData) {
        List<String> on(AlarmState state) {
            if (!enabled) {
                return List.of();
            }
            return switch (state) {
                case ALARM -> alarm;
                case OK -> ok;
                case INSUFFICIENT_DATA -> insufficientData;
            };
        }
    }
}
