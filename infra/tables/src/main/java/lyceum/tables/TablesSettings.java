package lyceum.tables;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import lyceum.tables.service.CallListener;
import lyceum.tables.service.Faults;

/**
 * How a store runs. Begin with {@link #inMemory()} or {@link #onDisk} and change what differs.
 *
 * @param directory where the data is kept; none keeps it in memory
 * @param clock the time, for expiry and timestamps
 * @param listener sees every call
 * @param faults decides what goes wrong on purpose
 * @param expiryInterval how often expired items are removed, in real time; zero for only when
 *     {@link Tables#expireItems} is called
 * @param region the region that table ARNs name
 * @param account the account that table ARNs name
 */
public record TablesSettings(
        Optional<Path> directory,
        InstantSource clock,
        CallListener listener,
        Faults faults,
        Duration expiryInterval,
        String region,
        String account) {

    /** A store that is gone when it is closed. */
    public static TablesSettings inMemory() {
        return new TablesSettings(
                Optional.empty(),
                InstantSource.system(),
                CallListener.NONE,
                Faults.NONE,
                Duration.ofSeconds(1),
                "us-east-1",
                "123456789012");
    }

    /** A store that keeps every acknowledged write in a directory, made if need be. */
    public static TablesSettings onDisk(Path directory) {
        var memory = inMemory();
        return new TablesSettings(
                Optional.of(directory),
                memory.clock,
                memory.listener,
                memory.faults,
                memory.expiryInterval,
                memory.region,
                memory.account);
    }

    /** The same with another clock. */
    public TablesSettings withClock(InstantSource other) {
        return new TablesSettings(directory, other, listener, faults, expiryInterval, region, account);
    }

    /** The same with a listener. */
    public TablesSettings withListener(CallListener other) {
        return new TablesSettings(directory, clock, other, faults, expiryInterval, region, account);
    }

    /** The same with faults. */
    public TablesSettings withFaults(Faults other) {
        return new TablesSettings(directory, clock, listener, other, expiryInterval, region, account);
    }

    /** The same with another interval of expiry; zero for none by itself. */
    public TablesSettings withExpiryInterval(Duration other) {
        return new TablesSettings(directory, clock, listener, faults, other, region, account);
    }

    /** The same with other table ARNs. */
    public TablesSettings withArns(String otherRegion, String otherAccount) {
        return new TablesSettings(directory, clock, listener, faults, expiryInterval, otherRegion, otherAccount);
    }
}
