package lyceum.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    @Test
    void waitsAreReadAsTheHeaderSays() {
        assertThat(Preferences.waiting("respond-async, wait=10")).contains(Duration.ofSeconds(10));
        assertThat(Preferences.waiting("handling=lenient; wait=5")).contains(Duration.ofSeconds(5));
        assertThat(Preferences.waiting("wait=soon")).isEmpty();
    }
}
