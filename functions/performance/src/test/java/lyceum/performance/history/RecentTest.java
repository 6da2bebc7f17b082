package lyceum.performance.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import lyceum.performance.history.Recent.Statistics;
import org.junit.jupiter.api.Test;

class RecentTest {
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void whatIsOutOfDateIsNotKeptAlthoughNobodyAsksForItAgain() {
        var recent = new Recent<String, String>(1_000, Duration.ofMinutes(5), () -> now);
        for (int generation = 0; generation < 100; generation++) {
            int asked = generation;
            assertThat(recent.get("generation " + asked, () -> "value " + asked))
                    .isEqualTo("value " + asked);
            now = now.plusSeconds(60);
        }

        assertThat(recent.statistics()).isEqualTo(new Statistics(0, 100, 5, 0));
    }

    @Test
    void theOneUsedLeastRecentlyMakesRoom() {
        var recent = new Recent<String, String>(2, Duration.ofMinutes(5), () -> now);
        recent.get("a", () -> "1");
        recent.get("b", () -> "1");
        recent.get("a", () -> "2");
        recent.get("c", () -> "1");

        assertThat(recent.get("a", () -> "3")).isEqualTo("1");
        assertThat(recent.get("b", () -> "2")).isEqualTo("2");
        assertThat(recent.statistics()).isEqualTo(new Statistics(2, 4, 2, 2));
    }
}
