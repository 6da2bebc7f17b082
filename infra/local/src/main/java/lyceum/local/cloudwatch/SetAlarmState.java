package lyceum.local.cloudwatch;

import java.util.Map;
import lyceum.local.metrics.Alarm;
import lyceum.local.metrics.AlarmState;
import lyceum.local.metrics.AlarmWatch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Puts an alarm into a state until it is next evaluated, to rehearse what follows. */
final class SetAlarmState {
    private static final int LONGEST_REASON = 1_023;

    private final AlarmWatch alarms;

    SetAlarmState(AlarmWatch alarms) {
        this.alarms = alarms;
    }

    Map<String, Object> answer(Input input) {
        String name = input.text("AlarmName");
        AlarmState state = input.oneOf("StateValue", AlarmState.class).orElseThrow(() -> input.missing("StateValue"));
        if (!input.has("StateReason")) {
            throw input.missing("StateReason");
        }
        String reason = input.textIf("StateReason").orElse("");
        if (reason.length() > LONGEST_REASON) {
            throw input.wrong("StateReason", "must not be longer than " + LONGEST_REASON + " characters");
        }
        input.textIf("StateReasonData").ifPresent(data -> check(input, data));
        Alarm alarm = alarms.named(name)
                .orElseThrow(() -> new Refused(Refused.Fault.NOT_FOUND, "There is no alarm " + name + "."));
        alarms.set(alarm, state, reason);
        return Map.of();
    }

    private static void check(Input input, String data) {
        try {
            JsonMapper.shared().readTree(data);
        } catch (JacksonException _) {
            throw new Refused(Refused.Fault.FORMAT, input.named("StateReasonData") + " must be JSON.");
        }
    }
}
