package lyceum.local.metrics;

import java.time.Instant;
import java.util.List;

/**
 * An alarm's change of state.
 *
 * @param reason what led to it, for people
 * @param topics who is told
 */
public record AlarmChange(
        Alarm alarm, AlarmState before, AlarmState now, String reason, Instant at, List<String> topics) {}
