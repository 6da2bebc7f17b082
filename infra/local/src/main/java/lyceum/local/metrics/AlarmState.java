package lyceum.local.metrics;

/** What an alarm may be. */
public enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
