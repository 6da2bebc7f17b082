package lyceum.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Turns bytes over in the files of a store: it may never open and show less, or something else, than was written. */
class DamageTest {
    private static final int KEYS = 200;
    private static final int PLACES = 60;

    private final Path sound;

    /** A store with a sorted file, and a log as a crash leaves it. */
    DamageTest(@TempDir Path temporary) throws Exception {
        sound = temporary.resolve("sound");
        var written = temporary.resolve("written");
        try (var storage = DiskStorage.open(written)) {
            IntStream.range(0, KEYS / 2).forEach(i -> put(storage, i));
        }
        flush(written);
        try (var storage = DiskStorage.open(written)) {
            IntStream.range(KEYS / 2, KEYS).forEach(i -> put(storage, i));
            copy(written, sound);
        }
    }

    private static void put(Storage storage, int i) {
        var key = "key-%04d".formatted(i).getBytes(StandardCharsets.UTF_8);
        storage.write(List.of(Change.put(key, ("value " + i + "x".repeat(50)).getBytes(StandardCharsets.UTF_8))));
        storage.sync();
    }

    private static void flush(Path directory) throws RocksDBException {
        try (var options = new Options();
                var db = RocksDB.open(options, directory.toString());
                var flush = new FlushOptions().setWaitForFlush(true)) {
            db.flush(flush);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (var file : files(from, "")) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static List<Path> files(Path directory, String name) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(name)
                            && !file.getFileName().toString().equals("LOCK"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> read(Path directory) {
        try (var storage = DiskStorage.open(directory);
                var cursor = storage.scan(new byte[] {0}, new byte[] {(byte) 0xFF}, true)) {
            var entries = new LinkedHashMap<String, String>();
            while (cursor.next()) {
                entries.put(
                        new String(cursor.key(), StandardCharsets.UTF_8),
                        new String(cursor.value(), StandardCharsets.UTF_8));
            }
            return entries;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".sst", ".log", "MANIFEST", "CURRENT", DurableMark.FILE})
    void aByteTurnedOverIsReportedOrWithoutEffect(String name, @TempDir Path temporary) throws IOException {
        var expected = read(copied(temporary.resolve("sound")));
        assertThat(expected).hasSize(KEYS);
        var reports = new ArrayList<String>();
        for (var file : files(sound, name)) {
            var size = (int) Files.size(file);
            for (var place = 0; place < Math.min(PLACES, size); place++) {
                var at = (int) ((long) size * place / Math.min(PLACES, size));
                var directory = copied(temporary.resolve(place + "-" + file.getFileName()));
                turnOver(directory.resolve(file.getFileName()), at);
                try {
                    assertThat(read(directory))
                            .as("%s at %d", file.getFileName(), at)
                            .isEqualTo(expected);
                } catch (StorageException e) {
                    reports.add(e.getMessage());
                }
            }
        }
        assertThat(reports).isNotEmpty().allSatisfy(report -> assertThat(report)
                .contains(" is damaged (")
                .contains("Nothing was changed. Copy the directory away first"));
    }

    @Test
    void anAcknowledgedWriteMissingAtTheEndOfTheLogIsReported(@TempDir Path temporary) throws IOException {
        for (var cut = 1; cut < 200; cut += 7) {
            var directory = copied(temporary.resolve("cut-" + cut));
            var log = files(directory, ".log").getLast();
            var content = Files.readAllBytes(log);
            var rest = Arrays.copyOf(content, content.length - cut);
            Files.write(log, rest);
            for (var tries = 0; tries < 2; tries++) {
                assertThatThrownBy(() -> read(directory))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("the end of the log is missing, with writes that were acknowledged");
            }
            assertThat(log).hasBinaryContent(rest);
        }
    }

    @Test
    void aMissingFileIsReported(@TempDir Path temporary) throws IOException {
        for (var name : List.of(".sst", ".log", "MANIFEST", "CURRENT")) {
            var directory = copied(temporary.resolve(name));
            for (var file : files(directory, name)) {
                Files.delete(file);
            }
            assertThatThrownBy(() -> read(directory))
                    .as(name)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(" is damaged (");
        }
    }

    private Path copied(Path directory) throws IOException {
        copy(sound, directory);
        return directory;
    }

    private static void turnOver(Path file, int at) throws IOException {
        var content = Files.readAllBytes(file);
        content[at] ^= 0x55;
        Files.write(file, content);
    }
}
