package lyceum.tables;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What an operation costs as a store grows, and how long a grown one takes to start; the README has the command. */
final class SizeBenchmark {
    private static final int BATCH = 25;
    private static final int FILLERS = 4;
    private static final Duration QUIET = Duration.ofSeconds(1);

    private SizeBenchmark() {}

    /** Argument: the largest number of items, by default a million; or {@code open} and a directory. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 1 && arguments[0].equals("open")) {
            open(Path.of(arguments[1]));
            return;
        }
        var largest = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        System.out.println("| items | GetItem | PutItem, 16 threads | Query of 20 | start |");
        System.out.println("|---|---|---|---|---|");
        for (var items = 1000; items <= largest; items *= 10) {
            var directory = Files.createTempDirectory("tables-size");
            measure(directory, items);
            Store.delete(directory);
        }
    }

    private static void measure(Path directory, int items) throws IOException, InterruptedException {
        var line = new StringBuilder("| %,d |".formatted(items));
        try (var tables = Tables.open(directory)) {
            var client = tables.client();
            Benchmark.createTable(client);
            fill(client, items);
        }
        try (var tables = Tables.open(directory)) {
            var client = tables.client();
            settle();
            var random = new Random(1);
            var get = Benchmark.cost(1, _ -> Benchmark.get(client, random.nextInt(items)));
            line.append(" %.1f us, %.1f us CPU |".formatted(1e6 / get.perSecond(), get.micros()));
            var put = Benchmark.cost(16, i -> Benchmark.put(client, i * 7919 % items));
            line.append(" %,.0f/s, %.0f us CPU |".formatted(put.perSecond(), put.micros()));
            var query = Benchmark.cost(1, _ -> Benchmark.query(client, random.nextInt(items)));
            line.append(" %.0f us, %.0f us CPU |".formatted(1e6 / query.perSecond(), query.micros()));
        }
        System.out.println(line + " " + started(directory) + " |");
    }

    /** Waits until the storage engine has sorted what was written: its threads would count as the operations' cost. */
    private static void settle() throws InterruptedException {
        long before;
        do {
            before = Benchmark.cpu();
            Thread.sleep(QUIET);
        } while (Benchmark.cpu() - before > QUIET.toNanos() / 20);
    }

    /** Puts the benchmark's items 0 to {@code items}. */
    static void fill(DynamoDbClient client, int items) {
        try (var pool = Executors.newFixedThreadPool(FILLERS)) {
            var all = IntStream.range(0, FILLERS)
                    .mapToObj(filler -> CompletableFuture.runAsync(() -> fill(client, items, filler), pool))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        }
    }

    private static void fill(DynamoDbClient client, int items, int filler) {
        for (var from = filler * BATCH; from < items; from += FILLERS * BATCH) {
            var batch = IntStream.range(from, Math.min(items, from + BATCH))
                    .mapToObj(i -> WriteRequest.builder()
                            .putRequest(put -> put.item(Benchmark.numbered(i)))
                            .build())
                    .toList();
            client.batchWriteItem(request -> request.requestItems(Map.of("bench", batch)));
        }
    }

    // In a process of its own, which loads all classes and the storage engine's library first.
    private static String started(Path directory) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(List.of(
                        java,
                        "-Xmx200m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SizeBenchmark.class.getName(),
                        "open",
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return said.strip();
    }

    private static void open(Path directory) {
        var runtime = ManagementFactory.getRuntimeMXBean();
        var loaded = System.currentTimeMillis();
        try (var tables = Tables.open(directory)) {
            Benchmark.get(tables.client(), 0);
            var now = System.currentTimeMillis();
            var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            System.out.printf(
                    "%.2f s to the first item, %.2f s from the start of the process (%.2f s CPU), %d MB heap",
                    (now - loaded) / 1e3, (now - runtime.getStartTime()) / 1e3, Benchmark.cpu() / 1e9, heap >> 20);
        }
    }
}
