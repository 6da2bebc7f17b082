package lyceum.local.logs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;

/**
 * Log groups as folders with one file per day (UTC); files older than the group's retention are removed. Lines are written by one
 * thread, in order, and reach the file within a moment; a writer waits only when very many lines are waiting. Metrics embedded in a
 * line are taken out by the same thread.
 */
public final class FileLogs implements Logs, AutoCloseable {
    private static final int WAITING_LINES = 50_000;

    private record Line(String group, String text) {}

    private static final Line END = new Line("", "");

    private final Path directory;
    private final Map<String, Integer> retentionDays = new HashMap<>();
    private final EmbeddedMetrics embedded;
    private final InstantSource clock;
    private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(WAITING_LINES);
    private final Map<String, BufferedWriter> open = new HashMap<>();
    private final Thread writer;
    private LocalDate day;

    private FileLogs(Template template, Path directory, EmbeddedMetrics embedded, InstantSource clock) {
        this.directory = directory;
        this.embedded = embedded;
        this.clock = clock;
        this.day = today();
        for (Resource group : template.ofType("AWS::Logs::LogGroup")) {
            group.properties()
                    .numberIf("RetentionInDays")
                    .ifPresent(days -> retentionDays.put(template.ref(group.logicalId()), days.intValue()));
        }
        this.writer = Thread.ofPlatform().name("logs").daemon().unstarted(this::run);
    }

    /** Opens the groups below a folder and removes what is too old. */
    public static FileLogs open(Template template, Path directory, EmbeddedMetrics embedded, InstantSource clock)
            throws IOException {
        Files.createDirectories(directory);
        var logs = new FileLogs(template, directory, embedded, clock);
        logs.removeOld();
        logs.writer.start();
        return logs;
    }

    @Override
    public void write(String logGroup, String line) {
        try {
            waiting.put(new Line(logGroup, line));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is waiting and closes the files. */
    @Override
    public void close() {
        try {
            waiting.put(END);
            writer.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var batch = new ArrayList<Line>();
        boolean going = true;
        while (going) {
            try {
                batch.add(waiting.take());
                waiting.drainTo(batch, 1_000);
                going = !batch.contains(END);
                append(batch);
                batch.clear();
            } catch (InterruptedException _) {
                going = false;
            } catch (IOException problem) {
                throw new UncheckedIOException("Log files below " + directory + " can't be written.", problem);
            }
        }
    }

    private void append(List<Line> lines) throws IOException {
        if (!today().equals(day)) {
            closeFiles();
            day = today();
            removeOld();
        }
        for (Line line : lines) {
            if (!line.equals(END)) {
                BufferedWriter file = file(line.group());
                file.write(line.text());
                file.newLine();
                embedded.take(line.text());
            }
        }
        for (BufferedWriter file : open.values()) {
            file.flush();
        }
        if (lines.contains(END)) {
            closeFiles();
        }
    }

    private BufferedWriter file(String group) throws IOException {
        BufferedWriter present = open.get(group);
        if (present != null) {
            return present;
        }
        Path folder = Files.createDirectories(folder(group));
        BufferedWriter made = Files.newBufferedWriter(
                folder.resolve(day + ".log"),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        open.put(group, made);
        return made;
    }

    private Path folder(String group) {
        return directory.resolve(group.replaceFirst("^/", "").replace('/', '_'));
    }

    private void closeFiles() throws IOException {
        for (BufferedWriter file : open.values()) {
            file.close();
        }
        open.clear();
    }

    private void removeOld() throws IOException {
        for (var group : retentionDays.entrySet()) {
            Path folder = folder(group.getKey());
            if (Files.isDirectory(folder)) {
                LocalDate oldest = today().minusDays(group.getValue());
                try (var files = Files.list(folder)) {
                    for (Path file : files.filter(file -> isOlder(file, oldest)).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private static boolean isOlder(Path file, LocalDate oldest) {
        try {
            return LocalDate.parse(file.getFileName().toString().replaceFirst("\\.log$", ""))
                    .isBefore(oldest);
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
