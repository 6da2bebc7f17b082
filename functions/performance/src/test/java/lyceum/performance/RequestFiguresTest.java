package lyceum.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import lyceum.contract.performance.PerformanceApi;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How requests were answered: in sum, by operation, and those worth a look. */
class RequestFiguresTest {
    private final Measured measured = new Measured();

    @AfterEach
    void close() {
        measured.close();
    }

    @Test
    void summarisesRequests() throws IOException {
        measured.collectHour();

        JsonNode summary = measured.get(GatewayEvent.to(PerformanceApi.GET_SUMMARY));
        assertThat(summary.path("requests").asInt()).isEqualTo(100);
        assertThat(summary.at("/statuses/client_error").asInt()).isEqualTo(4);
        assertThat(summary.at("/statuses/server_error").asInt()).isEqualTo(1);
        assertThat(summary.path("error_rate_percent").asDouble()).isEqualTo(5.0);
        assertThat(summary.at("/response_time_ms/p50").asDouble()).isEqualTo(50);
        assertThat(summary.at("/response_time_ms/p99").asDouble()).isEqualTo(99);
        assertThat(summary.at("/response_time_ms/max").asDouble()).isEqualTo(100);
        assertThat(summary.path("peak_concurrent_users").asInt()).isEqualTo(3);
        assertThat(summary.path("step_seconds").asInt()).isEqualTo(3_600);

        JsonNode minutes = measured.get(GatewayEvent.to(PerformanceApi.GET_SUMMARY)
                .query("from", Measured.NOON.minusSeconds(600).toString())
                .query("operation", "getCourse"));
        assertThat(minutes.path("step_seconds").asInt()).isEqualTo(60);
        assertThat(minutes.path("requests").asInt()).isEqualTo(50);
    }

    @Test
    void holdsOperationsAgainstTheirServiceLevels() throws IOException {
        measured.collectHour();

        JsonNode endpoints =
                measured.get(GatewayEvent.to(PerformanceApi.LIST_ENDPOINTS)).path("endpoints");
        assertThat(endpoints)
                .extracting(one -> one.path("operation").asString())
                .containsExactlyInAnyOrder("listCourses", "getCourse");
        JsonNode course = endpoints.path(0).path("operation").asString().equals("getCourse")
                ? endpoints.path(0)
                : endpoints.path(1);
        assertThat(course.path("path").asString()).isEqualTo("/api/v1/courses/{course_id}");
        assertThat(course.path("within_service_level").asBoolean()).isFalse();
    }

    @Test
    void listsSlowAndFailedRequestsByPage() throws IOException {
        measured.collectHour();

        var ids = new ArrayList<String>();
        var page = GatewayEvent.to(PerformanceApi.LIST_ERROR_REQUESTS);
        JsonNode first = measured.get(page.query("from", "2026-01-30T00:00:00Z")
                .query("to", "2026-02-01T00:00:00Z")
                .query("limit", "3"));
        first.path("requests").forEach(one -> ids.add(one.path("request_id").asString()));
        assertThat(first.path("has_more").asBoolean()).isTrue();
        JsonNode second = measured.get(GatewayEvent.to(PerformanceApi.LIST_ERROR_REQUESTS)
                .query("from", "2026-01-30T00:00:00Z")
                .query("to", "2026-02-01T00:00:00Z")
                .query("limit", "3")
                .query("cursor", first.path("next_cursor").asString()));
        second.path("requests").forEach(one -> ids.add(one.path("request_id").asString()));
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();

        JsonNode failed = first.path("requests").path(0);
        assertThat(failed.path("status_code").asInt()).isGreaterThanOrEqualTo(400);
        assertThat(failed.path("memory_usage").asDouble()).isEqualTo(41.5);
        assertThat(failed.path("cpu_usage").asDouble()).isEqualTo(12.25);
        assertThat(failed.path("request_size").asInt()).isEqualTo(17);
        assertThat(failed.path("ip_address").asString()).isEqualTo("192.0.2.0/24");

        JsonNode slow = measured.get(GatewayEvent.to(PerformanceApi.LIST_SLOW_REQUESTS)
                .query("from", "2026-01-30T00:00:00Z")
                .query("to", "2026-02-01T00:00:00Z")
                .query("operation", "getCourse"));
        assertThat(slow.path("requests"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("response_time").asInt()).isGreaterThan(80));
    }

    @Test
    void aListNeedsATimeAndACursorOfItsOwn() throws IOException {
        assertThat(measured.answer(GatewayEvent.to(PerformanceApi.LIST_SLOW_REQUESTS))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(400);
        assertThat(measured.answer(GatewayEvent.to(PerformanceApi.LIST_SLOW_REQUESTS)
                                .query("from", "2026-01-01T00:00:00Z")
                                .query("to", "2026-02-02T00:00:00Z"))
                        .path("body")
                        .asString())
                .contains("must be after from, by 31 days at most");
        assertThat(measured.answer(GatewayEvent.to(PerformanceApi.LIST_SLOW_REQUESTS)
                                .query("from", "2026-01-01T00:00:00Z")
                                .query("to", "2026-01-02T00:00:00Z")
                                .query("cursor", "e30.e30"))
                        .path("body")
                        .asString())
                .contains("invalid-cursor");
    }
}
