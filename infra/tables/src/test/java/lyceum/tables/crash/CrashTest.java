package lyceum.tables.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handful of kills; {@link ManyCrashes} is for hundreds. */
class CrashTest {
    private static final int ROUNDS = 5;

    @Test
    void whatWasAcknowledgedSurvivesBeingKilled(@TempDir Path temporary) throws Exception {
        var crashes = new Crashes(temporary.resolve("data"), 1);
        for (var round = 0; round < ROUNDS; round++) {
            crashes.round();
        }
        assertThat(crashes.acknowledged()).isGreaterThan(ROUNDS * 20);
    }
}
