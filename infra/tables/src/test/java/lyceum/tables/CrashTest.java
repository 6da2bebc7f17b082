package lyceum.tables;

import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Kills a process that writes, again and again, and looks for what it said was written. */
class CrashTest {
    private static final int ROUNDS = 5;
    private static final int LOG_BYTES_BEFORE_KILL = 15_000;

    private final Map<String, Integer> counted = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    @Test
    void whatWasAcknowledgedSurvivesBeingKilled(@TempDir Path temporary) throws Exception {
        var directory = temporary.resolve("data");
        for (var round = 0; round < ROUNDS; round++) {
            writeUntilKilled(directory, round);
            try (var tables = Tables.open(directory)) {
                check(tables.client());
            }
        }
        assertThat(written).hasSizeGreaterThan(ROUNDS * 100);
    }

    private void writeUntilKilled(Path directory, int round) throws IOException, InterruptedException {
        var log = directory.resolveSibling(directory.getFileName() + "-" + round + ".log");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        directory.toString(),
                        Integer.toString(round))
                .redirectOutput(log.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        while (child.isAlive() && Files.size(log) < LOG_BYTES_BEFORE_KILL) {
            Thread.sleep(5);
        }
        child.destroyForcibly();
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as("killed, not ended by itself").isEqualTo(128 + 9);
        remember(Files.readString(log));
    }

    private void remember(String log) {
        // What comes after the last line end was cut off by the kill.
        var lines = log.substring(0, log.lastIndexOf('\n')).lines().toList();
        for (var line : lines) {
            var subject = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("put ")) {
                written.add(subject);
            } else {
                counted.merge(subject, 1, Integer::sum);
            }
        }
    }

    private void check(DynamoDbClient client) {
        var stored = new HashSet<String>();
        for (var page : client.scanPaginator(request -> request.tableName(CrashingWriter.TABLE))) {
            page.items().forEach(item -> stored.add(text(item)));
        }
        assertThat(stored).containsAll(written);

        // The index holds just what the table holds.
        var indexed = new HashSet<String>();
        for (var page : client.scanPaginator(
                request -> request.tableName(CrashingWriter.TABLE).indexName(CrashingWriter.INDEX))) {
            page.items().forEach(item -> indexed.add(text(item)));
        }
        stored.removeIf(pk -> pk.startsWith("counter"));
        assertThat(indexed).isEqualTo(stored);

        counted.forEach((thread, acknowledged) -> {
            var up = count(client, "counter-up-" + thread);
            // Each round may have done one more than it could still say.
            assertThat(up).isBetween(acknowledged, acknowledged + ROUNDS);
            // Both counters of a transaction move together.
            assertThat(count(client, "counter-down-" + thread)).isEqualTo(-up);
        });
    }

    private static int count(DynamoDbClient client, String pk) {
        return Integer.parseInt(client.getItem(
                        request -> request.tableName(CrashingWriter.TABLE).key(item("pk", s(pk))))
                .item()
                .getOrDefault("n", n(0))
                .n());
    }

    private static String text(Map<String, AttributeValue> item) {
        return item.getOrDefault("pk", s("")).s();
    }
}
