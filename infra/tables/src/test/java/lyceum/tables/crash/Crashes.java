package lyceum.tables.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import lyceum.tables.Tables;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/** Rounds of writing and killing on one directory, and what must be true of the data after each. */
final class Crashes {
    private static final int KILLED = 128 + 9;
    private static final int LARGEST_LOG_BEFORE_KILL = 30_000;
    private static final Duration LONGEST_START = Duration.ofMillis(1500);

    private final Path directory;
    private final Random random;
    private final Set<String> written = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, Integer> counted = new HashMap<>();
    private int rounds;

    Crashes(Path directory, long seed) {
        this.directory = directory;
        this.random = new Random(seed);
    }

    /** How many items were acknowledged so far. */
    int acknowledged() {
        return written.size();
    }

    /** Writes, kills and checks once; every fourth kill hits the start, where the log is read again. */
    void round() throws IOException, InterruptedException {
        var log = Files.createTempFile("crash-", ".log");
        var child = start(log);
        if (rounds % 4 == 3) {
            child.waitFor(random.nextLong(LONGEST_START.toMillis()), TimeUnit.MILLISECONDS);
        } else {
            var enough = random.nextInt(LARGEST_LOG_BEFORE_KILL);
            while (child.isAlive() && Files.size(log) < enough) {
                child.waitFor(5, TimeUnit.MILLISECONDS);
            }
        }
        child.destroyForcibly();
        if (child.waitFor() != KILLED) {
            throw new AssertionError("the writer ended by itself with " + child.exitValue());
        }
        rounds++;
        remember(Files.readString(log));
        Files.delete(log);
        try (var tables = Tables.open(directory)) {
            if (!tables.client().listTables().tableNames().isEmpty()) {
                check(tables);
            }
        }
    }

    private Process start(Path log) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        directory.toString(),
                        Integer.toString(rounds))
                .redirectOutput(log.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void remember(String log) {
        // What comes after the last line end was cut off by the kill.
        log.substring(0, log.lastIndexOf('\n') + 1).lines().forEach(line -> {
            var subject = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, line.indexOf(' '))) {
                case "put" -> written.add(subject);
                case "delete" -> {
                    written.remove(subject);
                    deleted.add(subject);
                }
                case "batch" -> {
                    for (var i = 0; i < CrashingWriter.BATCH; i++) {
                        written.add(subject + "-" + i);
                    }
                }
                case "count" -> counted.merge(subject, 1, Integer::sum);
                default -> throw new AssertionError("the writer said " + line);
            }
        });
    }

    private void check(Tables tables) {
        var stored = scan(tables, null);
        var missing = new HashSet<>(written);
        missing.removeAll(stored.keySet());
        // The last delete of each thread may have happened without being acknowledged.
        var unsaid = missing.stream().filter(pk -> Integer.parseInt(pk.split("-", -1)[2]) % 3 != 2);
        hold(unsaid.findAny().isEmpty(), "acknowledged items are missing: " + missing);
        written.removeAll(missing);
        hold(deleted.stream().noneMatch(stored::containsKey), "deleted items are there again");
        counted.forEach((thread, acknowledged) -> checkCounters(stored, thread, acknowledged));
        hold(replayed(tables).equals(stored), "the stream does not tell how the table came to be");
        stored.keySet().removeIf(pk -> pk.startsWith("counter"));
        hold(scan(tables, CrashingWriter.INDEX).equals(stored), "the index does not hold what the table holds");
    }

    private void checkCounters(Map<String, Map<String, AttributeValue>> stored, String thread, int acknowledged) {
        var up = count(stored, "counter-up-" + thread);
        // Each round may have done one more than it could still say.
        hold(up >= acknowledged && up <= acknowledged + rounds, thread + " counted to " + up);
        hold(count(stored, "counter-down-" + thread) == -up, "half of a transaction of " + thread + " is there");
    }

    private static int count(Map<String, Map<String, AttributeValue>> stored, String pk) {
        var counter = stored.getOrDefault(pk, Map.of()).get("n");
        return counter == null ? 0 : Integer.parseInt(counter.n());
    }

    private static Map<String, Map<String, AttributeValue>> scan(Tables tables, @Nullable String index) {
        var items = new HashMap<String, Map<String, AttributeValue>>();
        for (var page : tables.client().scanPaginator(request -> request.tableName(CrashingWriter.TABLE)
                .indexName(index))) {
            page.items().forEach(item -> items.put(text(item), item));
        }
        return items;
    }

    // All that the stream tells, carried out on nothing.
    private static Map<String, Map<String, AttributeValue>> replayed(Tables tables) {
        var streams = tables.streams();
        var arn = streams.listStreams().streams().getFirst().streamArn();
        var shard = streams.describeStream(request -> request.streamArn(arn))
                .streamDescription()
                .shards()
                .getFirst()
                .shardId();
        var iterator = streams.getShardIterator(request ->
                        request.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        var items = new HashMap<String, Map<String, AttributeValue>>();
        while (true) {
            var place = iterator;
            var page = streams.getRecords(request -> request.shardIterator(place));
            if (page.records().isEmpty()) {
                return items;
            }
            page.records().forEach(record -> {
                var pk = text(record.dynamodb().keys());
                var before = items.getOrDefault(pk, Map.of());
                hold(before.equals(record.dynamodb().oldImage()), "the stream tells of another item than it told of");
                if (record.dynamodb().hasNewImage()) {
                    items.put(pk, record.dynamodb().newImage());
                } else {
                    items.remove(pk);
                }
            });
            iterator = page.nextShardIterator();
        }
    }

    private static String text(Map<String, AttributeValue> item) {
        return item.getOrDefault("pk", AttributeValue.fromS("")).s();
    }

    private static void hold(boolean truth, String otherwise) {
        if (!truth) {
            throw new AssertionError(otherwise);
        }
    }
}
