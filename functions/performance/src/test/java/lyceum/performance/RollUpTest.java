package lyceum.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import lyceum.contract.performance.MetricsApi;
import lyceum.contract.performance.PerformanceApi;
import lyceum.contract.performance.ReportApi;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of figures with time: buckets, and reports of days. */
class RollUpTest {
    private final Measured measured = new Measured();

    @AfterEach
    void close() {
        measured.close();
    }

    @Test
    void figuresStayTheSameWhenTheyAreRolledUp() throws IOException {
        measured.collectHour();
        String before = measured.body(GatewayEvent.to(MetricsApi.GET_METRICS));

        for (int minutes : List.of(4, 70, 800)) {
            measured.now = Measured.NOON.plus(Duration.ofMinutes(minutes));
            measured.rollUp();
            if (minutes < 700) {
                assertThat(measured.body(GatewayEvent.to(MetricsApi.GET_METRICS)))
                        .isEqualTo(before);
            }
        }
        JsonNode day = measured.get(GatewayEvent.to(PerformanceApi.GET_SUMMARY)
                .query("from", "2026-01-31T00:00:00Z")
                .query("to", "2026-02-01T00:00:00Z"));
        assertThat(day.path("requests").asInt()).isEqualTo(100);
        assertThat(day.at("/response_time_ms/p95").asDouble()).isEqualTo(95);
        assertThat(measured.body(GatewayEvent.to(MetricsApi.GET_METRICS))).doesNotContain("status=\"200\"");
    }

    @Test
    void reportsTheDayAsJsonOrAsAPage() throws IOException {
        measured.collectHour();
        var report = GatewayEvent.to(ReportApi.GET_DAILY_REPORT).path("date", "2026-01-31");
        assertThat(measured.answer(report).path("statusCode").asInt()).isEqualTo(404);
        measured.now = Measured.NOON.plus(Duration.ofHours(13));
        measured.rollUp();

        assertThat(measured.get(report).path("requests").asInt()).isEqualTo(100);
        JsonNode page = measured.answer(report.header("Accept", "text/html,application/xhtml+xml"));
        assertThat(page.path("headers").path("Content-Type").asString()).isEqualTo(ReportApi.HTML);
        assertThat(page.path("body").asString()).startsWith("<!doctype html>").contains("100 requests");
        assertThat(measured.answer(GatewayEvent.to(ReportApi.GET_DAILY_REPORT).path("date", "yesterday"))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void asksForLittleWhereThereIsLittle() throws IOException {
        assertThat(measured.rollUp()).as("nothing was measured yet").isLessThanOrEqualTo(2);

        measured.collectHour();
        measured.now = Measured.NOON.plus(Duration.ofMinutes(5));
        assertThat(measured.rollUp()).as("calls of the first run").isLessThanOrEqualTo(20);
        measured.now = measured.now.plus(Duration.ofMinutes(1));
        assertThat(measured.rollUp()).as("calls of the next").isLessThanOrEqualTo(8);
    }
}
