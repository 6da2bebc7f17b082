package lyceum.local.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogsTest {
    private static final String GROUP = "/aws/lambda/courses-api";

    private final List<String> recorded = new CopyOnWriteArrayList<>();
    private final Template template;
    private final Path logs;
    private volatile Instant now = Instant.parse("2026-03-31T23:59:00Z");

    FileLogsTest(@TempDir Path directory) {
        this.template = Assemblies.read(directory, """
                {'Resources': {'Group': {'Type': 'AWS::Logs::LogGroup', 'Properties': {
                  'LogGroupName': '/aws/lambda/courses-api', 'RetentionInDays': 7}}}}""");
        this.logs = directory.resolve("logs");
    }

    @Test
    void writesLinesInTheirOrderIntoTheFileOfTheDay() throws IOException {
        List<String> lines =
                IntStream.range(0, 2_500).mapToObj(i -> "line " + i).toList();
        try (var open = open()) {
            lines.forEach(line -> open.write(GROUP, line));
        }
        assertThat(Files.readAllLines(file("2026-03-31"))).isEqualTo(lines);
    }

    @Test
    void goesOnInTheSameFileAfterARestart() throws IOException {
        try (var open = open()) {
            open.write(GROUP, "before");
        }
        try (var open = open()) {
            open.write(GROUP, "after");
        }
        assertThat(Files.readAllLines(file("2026-03-31"))).containsExactly("before", "after");
    }

    @Test
    void beginsAFileAtMidnightInUtc() throws IOException {
        try (var open = open()) {
            open.write(GROUP, "old day");
        }
        now = Instant.parse("2026-04-01T00:00:00Z");
        try (var open = open()) {
            open.write(GROUP, "new day");
        }
        assertThat(Files.readAllLines(file("2026-03-31"))).containsExactly("old day");
        assertThat(Files.readAllLines(file("2026-04-01"))).containsExactly("new day");
    }

    @Test
    void removesFilesOlderThanTheGroupKeeps() throws IOException {
        Files.createDirectories(file("2026-03-23").getParent());
        for (String day : List.of("2026-03-23", "2026-03-24", "notes")) {
            Files.writeString(file(day), "kept?");
        }
        open().close();
        assertThat(file("2026-03-23")).doesNotExist();
        assertThat(file("2026-03-24")).exists();
        assertThat(file("notes")).exists();
    }

    @Test
    void takesOutTheMetricsOfALine() throws IOException {
        try (var open = open()) {
            open.write(GROUP, """
                    {"_aws": {"CloudWatchMetrics": [{"Namespace": "Lyceum", "Dimensions": [[]], \
                    "Metrics": [{"Name": "runs"}]}]}, "runs": 1}""");
        }
        assertThat(recorded).containsExactly("runs");
    }

    private Path file(String day) {
        return logs.resolve("aws_lambda_courses-api").resolve(day + ".log");
    }

    private FileLogs open() throws IOException {
        return FileLogs.open(
                template, logs, new EmbeddedMetrics((_, _, metric, _, _) -> recorded.add(metric)), () -> now);
    }
}
