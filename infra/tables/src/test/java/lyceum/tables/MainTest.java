package lyceum.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void optionsSayWhereAndWhat() {
        assertThat(Main.Options.of(List.of())).isEqualTo(new Main.Options(8000, Path.of("tables-data")));
        assertThat(Main.Options.of(List.of("--memory", "--port", "0"))).isEqualTo(new Main.Options(0, null));
        assertThat(Main.Options.of(List.of("--data", "here"))).isEqualTo(new Main.Options(8000, Path.of("here")));
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThatThrownBy(() -> Main.Options.of(List.of("--fast"))).hasMessage("unknown option --fast");
        assertThatThrownBy(() -> Main.Options.of(List.of("--port"))).hasMessage("--port needs a value");
        assertThatThrownBy(() -> Main.Options.of(List.of("--port", "70000")))
                .hasMessage("--port needs a number from 0 to 65535, not 70000");
    }

    @Test
    void theProcessSaysWhenItIsReadyAndServes() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--memory",
                        "--port",
                        "0")
                .start();
        try (var lines = process.inputReader()) {
            assertThat(lines.readLine()).matches("ready http://127\\.0\\.0\\.1:\\d+");
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
