package lyceum.platform.environment;

import java.time.Duration;
import java.time.InstantSource;
import lyceum.platform.Ids;
import lyceum.platform.Settings;
import lyceum.platform.aws.AwsClients;
import lyceum.platform.aws.MeteredClients;
import lyceum.platform.telemetry.Gauges;
import lyceum.platform.telemetry.Telemetry;

/**
 * Everything a function takes from the outside world. The Lambda entry and the local host each make one; nothing is ambient.
 *
 * @param settings the function's settings
 * @param aws clients with the function's own rights; their calls of DynamoDB are counted
 * @param clock the time, in whole milliseconds: so are all times that are stored and answered
 * @param telemetry where events, metrics and spans go
 * @param ids new identifiers
 * @param gauges how much of its place the function uses
 */
public record Environment(
        Settings settings, AwsClients aws, InstantSource clock, Telemetry telemetry, Ids ids, Gauges gauges) {
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    public Environment {
        clock = InstantSource.tick(clock, MILLISECOND);
        aws = aws instanceof MeteredClients ? aws : new MeteredClients(aws);
    }

    /** In a process that many functions share. */
    public Environment(Settings settings, AwsClients aws, InstantSource clock, Telemetry telemetry, Ids ids) {
        this(settings, aws, clock, telemetry, ids, Gauges.ofSharedProcess());
    }

    /** With identifiers from a secure source of randomness, in a process that many functions share. */
    public Environment(Settings settings, AwsClients aws, InstantSource clock, Telemetry telemetry) {
        this(settings, aws, clock, telemetry, Ids.secure(clock));
    }
}
