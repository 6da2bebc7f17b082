package lyceum.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import lyceum.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private final Path directory;

    DataDirectoryTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void isHeldByOneHostAtATime() throws IOException {
        try (var _ = DataDirectory.take(directory, false)) {
            assertThatThrownBy(() -> DataDirectory.take(directory, true))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("Another host is using ");
        }
        DataDirectory.take(directory, false).close();
    }

    @Test
    void isEmptiedOnlyWhenAskedAndOnlyWhenOurs() throws IOException {
        DataDirectory.take(directory, false).close();
        Files.writeString(directory.resolve("kept"), "x");
        DataDirectory.take(directory, false).close();
        assertThat(directory.resolve("kept")).exists();
        DataDirectory.take(directory, true).close();
        assertThat(directory.resolve("kept")).doesNotExist();
        Path foreign = Files.createDirectory(directory.resolve("home"));
        Files.writeString(foreign.resolve("letter"), "x");
        assertThatThrownBy(() -> DataDirectory.take(foreign, true)).hasMessageContaining("not made by this host");
        assertThat(foreign.resolve("letter")).exists();
    }

    @Test
    void writesSecretsForTheirOwnerOnly() throws IOException {
        try (var data = DataDirectory.take(directory, false)) {
            data.writeSecret("demo.env", "KEY=1\n");
            data.writeSecret("demo.env", "KEY=2\n");
        }
        assertThat(directory.resolve("demo.env")).hasContent("KEY=2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("demo.env"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsWhatItMadeUpForParameters() throws IOException {
        Map<String, Boolean> declared = Map.of("CursorSecret", false, "Model", true);
        try (var data = DataDirectory.take(directory, false)) {
            var first = Parameters.of(declared, data, Settings.of(Map.of()));
            assertThat(first.parameters()).containsOnlyKeys("CursorSecret");
            assertThat(first.parameters().get("CursorSecret")).hasSizeGreaterThan(40);
            var second = Parameters.of(declared, data, Settings.of(Map.of("LYCEUM_PARAMETER_Model", "llama")));
            assertThat(second.parameters())
                    .containsEntry("Model", "llama")
                    .containsEntry("CursorSecret", first.parameters().get("CursorSecret"));
            assertThat(second.hostSecret()).isEqualTo(first.hostSecret());
            assertThat(second.toString()).doesNotContain(first.hostSecret());
        }
    }
}
