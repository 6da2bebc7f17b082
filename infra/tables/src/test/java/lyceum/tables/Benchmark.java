package lyceum.tables;

import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Rates of the common operations, medians of five; the README has the command and the figures. */
final class Benchmark {
    static final int ITEMS_IN_PARTITION = 20;
    private static final int ITEMS = 20_000;
    private static final int TIMES = 5;
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final AttributeValue FILLING = s("x".repeat(440));

    private Benchmark() {}

    /** Measures memory and disk in the process, then the disk over HTTP. */
    public static void main(String[] arguments) throws IOException {
        try (var tables = Tables.inMemory()) {
            measure("memory", tables.client());
        }
        var directory = Files.createTempDirectory("tables-benchmark");
        try (var tables = Tables.open(directory)) {
            measure("disk", tables.client());
            measureHttp(tables);
        }
        Store.delete(directory);
    }

    private static void measure(String kind, DynamoDbClient client) {
        createTable(client);
        SizeBenchmark.fill(client, ITEMS);
        rate(kind, "PutItem", 16, i -> put(client, i % ITEMS));
        rate(kind, "PutItem", 1, i -> put(client, i % ITEMS));
        rate(kind, "GetItem", 1, i -> get(client, i % ITEMS));
        rate(kind, "GetItem", 2, i -> get(client, i % ITEMS));
        rate(kind, "Query of 20", 1, i -> query(client, i % ITEMS));
        rate(
                kind,
                "transaction of 2",
                16,
                i -> client.transactWriteItems(
                        request -> request.transactItems(putting("a" + i % 1000), putting("b" + i % 1000))));
    }

    private static void measureHttp(Tables tables) {
        var uri = tables.serve(0).uri();
        var rates = IntStream.rangeClosed(0, TIMES)
                .mapToDouble(_ -> HttpLoad.rate(
                        uri,
                        "GetItem",
                        i -> "{\"TableName\":\"bench\",\"Key\":{\"pk\":{\"S\":\"p%d\"},\"sk\":{\"N\":\"%d\"}}}"
                                .formatted(i % ITEMS / ITEMS_IN_PARTITION, i % ITEMS_IN_PARTITION),
                        16,
                        TIME))
                .skip(1)
                .toArray();
        System.out.printf("%-10s %-16s %2d connections %,7.0f/s%n", "disk, http", "GetItem", 16, median(rates));
    }

    static void createTable(DynamoDbClient client) {
        client.createTable(Items.sortedTable("bench", ScalarAttributeType.N).build());
    }

    private static TransactWriteItem putting(String pk) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName("bench").item(item("pk", s(pk), "sk", n(0), "filling", FILLING)))
                .build();
    }

    /** An item of 500 bytes. */
    static Map<String, AttributeValue> numbered(long i) {
        return item(
                "pk",
                s("p" + i / ITEMS_IN_PARTITION),
                "sk",
                n(i % ITEMS_IN_PARTITION),
                "filling",
                FILLING,
                "count",
                n(i));
    }

    static void put(DynamoDbClient client, long i) {
        client.putItem(request -> request.tableName("bench").item(numbered(i)));
    }

    static void get(DynamoDbClient client, long i) {
        var found = client.getItem(request -> request.tableName("bench")
                .key(item("pk", s("p" + i / ITEMS_IN_PARTITION), "sk", n(i % ITEMS_IN_PARTITION))));
        if (!found.hasItem()) {
            throw new AssertionError("no item " + i);
        }
    }

    static void query(DynamoDbClient client, long i) {
        client.query(request -> request.tableName("bench")
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(item(":p", s("p" + i / ITEMS_IN_PARTITION))));
    }

    /**
     * Rate and CPU of one call.
     *
     * @param micros of the whole process for one call, the caller included
     */
    record Cost(double perSecond, double micros) {}

    private static void rate(String kind, String operation, int threads, LongConsumer call) {
        var cost = cost(threads, call);
        System.out.printf(
                "%-10s %-16s %2d threads %,9.0f/s %6.1f us CPU%n",
                kind, operation, threads, cost.perSecond, cost.micros);
    }

    /** The median of some runs after one to warm up. */
    static Cost cost(int threads, LongConsumer call) {
        run(threads, call, TIME);
        var rates = new double[TIMES];
        var micros = new double[TIMES];
        for (var i = 0; i < TIMES; i++) {
            var cpuBefore = cpu();
            var began = System.nanoTime();
            var calls = run(threads, call, TIME);
            rates[i] = calls * 1e9 / (System.nanoTime() - began);
            micros[i] = (cpu() - cpuBefore) / 1e3 / calls;
        }
        return new Cost(median(rates), median(micros));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** Nanoseconds of CPU that this process has used. */
    static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long run(int threads, LongConsumer call, Duration time) {
        var next = new AtomicLong();
        var end = System.nanoTime() + time.toNanos();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var all = IntStream.range(0, threads)
                    .mapToObj(_ -> CompletableFuture.runAsync(
                            () -> {
                                while (System.nanoTime() < end) {
                                    call.accept(next.getAndIncrement());
                                }
                            },
                            pool))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        }
        return next.get();
    }
}
