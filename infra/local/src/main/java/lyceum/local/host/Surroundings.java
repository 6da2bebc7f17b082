package lyceum.local.host;

import java.time.InstantSource;
import lyceum.platform.telemetry.Gauges;
import lyceum.tables.service.Faults;

/**
 * What a host is put into. No option leads here: a test that embeds a host moves its time and breaks what it stands on.
 *
 * @param clock the time of everything that goes by a time: metrics, alarms, limits, leases, queues, expiry. What is measured as a
 *     duration, and what the host itself waits for, goes by real time
 * @param faults what goes wrong with calls of the tables
 * @param gauges how much of the machine the functions find in use
 */
record Surroundings(InstantSource clock, Faults faults, Gauges gauges) {
    /** This machine, on which nothing goes wrong on purpose. */
    static Surroundings real() {
        return new Surroundings(InstantSource.system(), Faults.NONE, Gauges.ofSharedProcess());
    }
}
