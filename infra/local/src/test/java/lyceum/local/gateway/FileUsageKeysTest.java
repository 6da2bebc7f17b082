package lyceum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUsageKeysTest {
    private final Path folder;

    FileUsageKeysTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void findsAfterARestartWhatWasCreated() throws IOException {
        Path file = folder.resolve("data/usage-keys.json");
        var keys = FileUsageKeys.open(file);
        UsageKey key = keys.createKey("Acme", "value-1");
        keys.attach("plan-a", key.id());
        keys.attach("plan-b", key.id());
        keys.attach("plan-a", key.id());
        keys.createKey("Other", "value-2");

        var again = FileUsageKeys.open(file);

        assertThat(again.byValue("value-1").orElseThrow().key()).isEqualTo(key);
        assertThat(again.byValue("value-1").orElseThrow().plans()).containsExactlyInAnyOrder("plan-a", "plan-b");
        assertThat(again.byValue("value-2").orElseThrow().plans()).isEmpty();
        assertThat(again.byValue("value-3")).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void forgetsWhatWasDeleted() {
        Path file = folder.resolve("keys.json");
        var keys = FileUsageKeys.open(file);
        UsageKey key = keys.createKey("a", "value-1");
        keys.createKey("b", "value-2");
        keys.delete(key.id());
        keys.delete("nobody");

        for (var read : new UsageKeys[] {keys, FileUsageKeys.open(file)}) {
            assertThat(read.byValue("value-1")).isEmpty();
            assertThat(read.byValue("value-2")).isPresent();
        }
    }

    @Test
    void givesTheSameKeyForTheSameValue() {
        var keys = FileUsageKeys.open(folder.resolve("keys.json"));

        assertThat(keys.createKey("a", "value")).isEqualTo(keys.createKey("b", "value"));
    }

    @Test
    void attachesNoUnknownKeyAndShowsNoSecret() {
        var keys = FileUsageKeys.open(folder.resolve("keys.json"));

        assertThatThrownBy(() -> keys.attach("plan", "nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThat(keys.createKey("a", "hidden")).asString().doesNotContain("hidden");
    }
}
