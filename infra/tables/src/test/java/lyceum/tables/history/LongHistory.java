package lyceum.tables.history;

import java.io.IOException;
import java.nio.file.Files;
import lyceum.tables.Tables;

/** A long history of a store on disk, judged; the README has the command. */
final class LongHistory {
    private static final int THREADS = 16;

    private LongHistory() {}

    /** Arguments: how many calls, and a seed for what they are. */
    public static void main(String[] arguments) throws IOException {
        var calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        var seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        var began = System.nanoTime();
        try (var tables = Tables.open(Files.createTempDirectory("tables-history"))) {
            var anomalies = Workload.anomalies(tables.client(), THREADS, calls, seed);
            System.out.printf(
                    "%,d calls of %d threads with seed %d: %d anomalies in %d s%n",
                    calls, THREADS, seed, anomalies.size(), (System.nanoTime() - began) / 1_000_000_000);
            anomalies.stream().limit(10).forEach(System.out::println);
            System.exit(anomalies.isEmpty() ? 0 : 1);
        }
    }
}
