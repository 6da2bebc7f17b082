package lyceum.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    record Probe(String table, Settings.Secret secret, URI queue, Optional<String> model, Duration pause, long size) {
        static Probe of(Map<String, String> values) {
            return Settings.of(values)
                    .read(keys -> new Probe(
                            keys.text("TABLE"),
                            keys.secret("SECRET"),
                            keys.uri("QUEUE"),
                            keys.optional("MODEL"),
                            keys.seconds("WAIT", Duration.ofSeconds(30)),
                            keys.number("SIZE", 1, 10, 5)));
        }
    }

    @Test
    void readsEachKeyAsItsType() {
        var probe = Probe.of(Map.of(
                "TABLE",
                " courses ",
                "SECRET",
                "s3cret",
                "QUEUE",
                "https://sqs/q",
                "MODEL",
                " ",
                "WAIT",
                "7",
                "SIZE",
                "10"));

        assertThat(probe.table()).isEqualTo("courses");
        assertThat(probe.secret().value()).isEqualTo("s3cret");
        assertThat(probe.queue()).isEqualTo(URI.create("https://sqs/q"));
        assertThat(probe.model()).isEmpty();
        assertThat(probe.pause()).isEqualTo(Duration.ofSeconds(7));
        assertThat(probe.size()).isEqualTo(10);
    }

    @Test
    void takesDefaultsWhereOptionalKeysAreAbsent() {
        var probe = Probe.of(Map.of("TABLE", "t", "SECRET", "s", "QUEUE", "q"));

        assertThat(probe.pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(probe.size()).isEqualTo(5);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> Probe.of(Map.of("QUEUE", "not a uri", "WAIT", "soon", "SIZE", "11")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Settings: TABLE is not set; SECRET is not set; QUEUE must be a URI;"
                                + " WAIT must be a whole number between 1 and 86400; SIZE must be a whole number between 1 and 10");
    }

    @Test
    void hidesValues() {
        var values = Map.of("TABLE", "t", "SECRET", "hunter2", "QUEUE", "q");

        assertThat(Settings.of(values)).hasToString("Settings[QUEUE, SECRET, TABLE]");
        assertThat(Probe.of(values).toString()).doesNotContain("hunter2");
    }
}
