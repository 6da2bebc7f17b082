package lyceum.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import lyceum.contract.performance.MetricsApi;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What functions, tables, models and queues did. */
class RunFiguresTest {
    private final Measured measured = new Measured();

    @AfterEach
    void close() {
        measured.close();
    }

    @Test
    void tellsTheLastDayAndThePresentState() throws IOException {
        measured.collectHour();

        JsonNode day = measured.get(GatewayEvent.to(MetricsApi.GET_PERFORMANCE_METRICS));
        assertThat(List.copyOf(day.propertyNames()))
                .containsExactly(
                        "avg_response_time_24h",
                        "p95_response_time_24h",
                        "p99_response_time_24h",
                        "success_rate_24h",
                        "total_requests_24h",
                        "peak_concurrent_users",
                        "generation_success_rate");
        assertThat(day.path("avg_response_time_24h").asDouble()).isEqualTo(50.5);
        assertThat(day.path("p95_response_time_24h").asDouble()).isEqualTo(95);
        assertThat(day.path("success_rate_24h").asDouble()).isEqualTo(99.0);
        assertThat(day.path("generation_success_rate").asDouble()).isEqualTo(75.0);

        JsonNode health = measured.get(GatewayEvent.to(MetricsApi.GET_PERFORMANCE_HEALTH));
        assertThat(List.copyOf(health.propertyNames()))
                .containsExactly(
                        "status",
                        "response_time_ms",
                        "active_connections",
                        "cpu_usage_percent",
                        "memory_usage_percent",
                        "concurrent_generations",
                        "queue_depth");
        assertThat(health.path("status").asString()).isEqualTo("degraded");
        assertThat(health.path("queue_depth").asInt()).isEqualTo(14);
        assertThat(health.path("concurrent_generations").asInt()).isEqualTo(2);
        assertThat(health.path("memory_usage_percent").asDouble()).isEqualTo(41.5);
    }

    @Test
    void requestsUnderWayAreAMeanOverAllTheTimeThatIsSummed() throws IOException {
        measured.collectRequests();
        measured.now = Measured.NOON.plusSeconds(29);

        // 5,050 ms of requests in the 5 min 59 s since a minute began; over 5 minutes they would be 0.02.
        assertThat(measured.get(GatewayEvent.to(MetricsApi.GET_PERFORMANCE_HEALTH))
                        .path("active_connections")
                        .asDouble())
                .isEqualTo(0.01);
    }

    @Test
    void tellsOfTablesModelsConnectionsQueuesAndFunctions() throws IOException {
        measured.collectHour();

        JsonNode database = measured.get(GatewayEvent.to(MetricsApi.GET_DATABASE_METRICS));
        assertThat(database.at("/tables/0/table").asString()).isEqualTo("courses");
        assertThat(database.at("/tables/0/calls").asInt()).isEqualTo(18);
        assertThat(database.at("/tables/0/query_time_ms/mean").asDouble()).isEqualTo(60.0);
        assertThat(database.at("/tables/0/read_units").asDouble()).isEqualTo(13.5);
        assertThat(database.path("slow_queries")).hasSize(9);
        JsonNode ai = measured.get(GatewayEvent.to(MetricsApi.GET_AI_METRICS));
        assertThat(ai.at("/services/0/cost_usd").asDouble()).isEqualTo(0.0036);
        assertThat(ai.path("generations_failed").asInt()).isEqualTo(1);
        JsonNode connections = measured.get(GatewayEvent.to(MetricsApi.GET_CONNECTION_METRICS));
        assertThat(connections.path("peak_concurrent_users").asInt()).isEqualTo(3);
        assertThat(connections.at("/functions/0/max_percent").asDouble()).isEqualTo(4.0);
        JsonNode queues = measured.get(GatewayEvent.to(MetricsApi.GET_QUEUE_METRICS));
        assertThat(queues.at("/queues/0/waiting").asInt()).isEqualTo(7);
        assertThat(queues.at("/queues/0/dead_letters").asInt()).isEqualTo(7);
        assertThat(queues.at("/queues/0/runs").asInt()).isEqualTo(4);
        JsonNode system = measured.get(GatewayEvent.to(MetricsApi.GET_SYSTEM_METRICS));
        assertThat(system.at("/functions/0/function").asString()).isEqualTo("courses-api");
        assertThat(system.path("cache_hit_rate_percent").asDouble()).isEqualTo(40.0);
        assertThat(system.path("logins").asInt()).isEqualTo(5);
        assertThat(system.path("step_seconds").asInt()).isEqualTo(60);
        JsonNode course = system.path("course");
        assertThat(course).isNotEmpty();
        assertThat(course.findValues("logins").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(5);
        assertThat(course.findValues("runs").stream().mapToInt(JsonNode::asInt).sum())
                .isEqualTo(system.findValues("functions").getFirst().findValues("runs").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum());
    }

    @Test
    void tellsNothingOfWhatNobodyAskedFor() throws IOException {
        measured.collectRequests();

        assertThat(measured.get(GatewayEvent.to(MetricsApi.GET_SYSTEM_METRICS)).has("cache_hit_rate_percent"))
                .isFalse();
        measured.collectGenerations();
        JsonNode course =
                measured.get(GatewayEvent.to(MetricsApi.GET_SYSTEM_METRICS)).path("course");
        assertThat(course.at("/0/provider_wait_ms").asDouble()).isEqualTo(600.0);
        assertThat(course.path(0).has("cache_hit_rate_percent")).isFalse();
    }

    @Test
    void asksTheQueuesOnceInFiveSeconds() throws IOException {
        try (var copy = measured.copy()) {
            for (int i = 0; i < 3; i++) {
                copy.get(GatewayEvent.to(MetricsApi.GET_QUEUE_METRICS));
            }
            copy.get(GatewayEvent.to(MetricsApi.GET_PERFORMANCE_HEALTH));
            assertThat(measured.askedQueues()).isEqualTo(4);
            measured.now = Measured.NOON.plusSeconds(5);
            copy.get(GatewayEvent.to(MetricsApi.GET_QUEUE_METRICS));
            assertThat(measured.askedQueues()).isEqualTo(8);
        }
    }
}
