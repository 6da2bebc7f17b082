package lyceum.tables;

import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Rates of the common operations; the README has the command and the figures. */
final class Benchmark {
    private static final int ITEMS = 20_000;
    private static final Duration TIME = Duration.ofSeconds(3);
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
            try (var http = Store.httpClient(tables)) {
                rate("disk, http", "GetItem", 4, i -> get(http, i % ITEMS));
            }
        }
        var began = System.nanoTime();
        Tables.open(directory).close();
        System.out.printf("open and close again: %d ms%n", (System.nanoTime() - began) / 1_000_000);
        Store.delete(directory);
    }

    private static void measure(String kind, DynamoDbClient client) {
        client.createTable(Items.sortedTable("bench", ScalarAttributeType.N).build());
        rate(kind, "PutItem", 16, i -> put(client, i % ITEMS));
        rate(kind, "PutItem", 1, i -> put(client, i % ITEMS));
        rate(kind, "GetItem", 1, i -> get(client, i % ITEMS));
        rate(kind, "GetItem", 2, i -> get(client, i % ITEMS));
        rate(
                kind,
                "Query of 20",
                1,
                i -> client.query(request -> request.tableName("bench")
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(item(":p", s("p" + i % (ITEMS / 20))))));
        rate(
                kind,
                "transaction of 2",
                16,
                i -> client.transactWriteItems(
                        request -> request.transactItems(putting("a" + i % 1000), putting("b" + i % 1000))));
    }

    private static TransactWriteItem putting(String pk) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName("bench").item(item("pk", s(pk), "sk", n(0), "filling", FILLING)))
                .build();
    }

    private static void put(DynamoDbClient client, long i) {
        client.putItem(request -> request.tableName("bench")
                .item(item("pk", s("p" + i / 20), "sk", n(i % 20), "filling", FILLING, "count", n(i))));
    }

    private static void get(DynamoDbClient client, long i) {
        client.getItem(request -> request.tableName("bench").key(item("pk", s("p" + i / 20), "sk", n(i % 20))));
    }

    private static void rate(String kind, String operation, int threads, LongConsumer call) {
        run(threads, call, TIME.dividedBy(2));
        var cpuBefore = cpu();
        var began = System.nanoTime();
        var calls = run(threads, call, TIME);
        var nanos = System.nanoTime() - began;
        System.out.printf(
                "%-10s %-16s %2d threads %,9.0f/s %6.1f us CPU%n",
                kind, operation, threads, calls * 1e9 / nanos, (cpu() - cpuBefore) / 1e3 / calls);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long run(int threads, LongConsumer call, Duration time) {
        var next = new AtomicLong();
        var end = System.nanoTime() + time.toNanos();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var thread = 0; thread < threads; thread++) {
                pool.execute(() -> {
                    while (System.nanoTime() < end) {
                        call.accept(next.getAndIncrement());
                    }
                });
            }
        }
        return next.get();
    }
}
