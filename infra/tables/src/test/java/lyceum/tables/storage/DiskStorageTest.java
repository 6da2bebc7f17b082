package lyceum.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStorageTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenIsThereAfterReopening(@TempDir Path directory) {
        try (var storage = DiskStorage.open(directory)) {
            storage.write(List.of(Change.put(bytes("a"), bytes("1")), Change.put(bytes("b"), bytes("2"))));
            storage.sync();
        }
        try (var storage = DiskStorage.open(directory)) {
            assertThat(storage.get(bytes("a"))).isEqualTo(bytes("1"));
            storage.removeRange(bytes("a"), bytes("b"));
            assertThat(storage.get(bytes("a"))).isNull();
            assertThat(storage.get(bytes("b"))).isEqualTo(bytes("2"));
        }
    }

    @Test
    void aSecondOpenerIsTurnedAway(@TempDir Path directory) {
        try (var first = DiskStorage.open(directory)) {
            assertThat(first.get(bytes("a"))).isNull();
            assertThatThrownBy(() -> DiskStorage.open(directory))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("The data directory " + directory
                            + " is in use by another store. Stop that one first, or name another directory.");
        }
    }

    @Test
    void aDamagedFileIsReportedWithWhatToDo(@TempDir Path directory) throws IOException {
        try (var storage = DiskStorage.open(directory)) {
            storage.write(List.of(Change.put(bytes("a"), new byte[1000])));
        }
        for (var file : files(directory, "MANIFEST")) {
            var content = Files.readAllBytes(file);
            for (var i = 10; i < content.length; i++) {
                content[i] ^= 0x55;
            }
            Files.write(file, content);
        }
        assertThatThrownBy(() -> DiskStorage.open(directory))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("Copy the directory away first");
    }

    private static List<Path> files(Path directory, String prefix) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    @Test
    void afterClosingEveryUseIsRefused(@TempDir Path directory) {
        var storage = DiskStorage.open(directory);
        storage.close();
        storage.close();
        assertThatThrownBy(() -> storage.get(bytes("a"))).hasMessageContaining("is closed");
    }

    @Test
    void manyThreadsShareOneSync() throws InterruptedException {
        var syncs = new AtomicInteger();
        var group = new GroupSync(() -> {
            syncs.incrementAndGet();
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var i = 0; i < 16; i++) {
                threads.execute(() -> {
                    for (var n = 0; n < 50; n++) {
                        group.wrote();
                        group.await();
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(syncs.get()).isBetween(50, 16 * 50 / 2);
    }

    @Test
    void aFailedSyncFailsEveryWaiterAndTheNextTriesAgain() {
        var broken = new AtomicInteger(1);
        var group = new GroupSync(() -> {
            if (broken.getAndDecrement() > 0) {
                throw new StorageException("disk full");
            }
        });
        group.wrote();
        assertThatThrownBy(group::await).hasMessage("disk full");
        group.await();
        assertThat(broken.get()).isEqualTo(-1);
    }
}
