package lyceum.local.metrics;

/** An alarm on the states of other alarms. */
public record CompositeAlarm(String name, String arn, String description, Actions actions, AlarmRule rule)
        implements Alarm {}
