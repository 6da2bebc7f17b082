package lyceum.local.metrics;

/**
 * An alarm on the states of other alarms.
 *
 * @param words its rule as it is written
 */
public record CompositeAlarm(String name, String arn, String description, Actions actions, String words, AlarmRule rule)
        implements Alarm {}
