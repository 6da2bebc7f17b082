package lyceum.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.performance.MetricsApi;
import lyceum.contract.performance.PerformanceApi;
import lyceum.contract.performance.ReportApi;
import lyceum.performance.testing.InMemoryBucket;
import lyceum.platform.Json;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.function.LogBatch;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

/** What goes in as log lines comes out as figures: the three functions from bytes to bytes. */
class MetricsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:30Z");
    private static final Settings SETTINGS = Settings.of(Map.of(
            "TABLE_NAME", "performance",
            "LIMITS_TABLE_NAME", "limits",
            "CURSOR_SECRET", "secret",
            "BUCKET_NAME", "bucket",
            "GENERATIONS_QUEUE_URL", "generations",
            "EXPORTS_QUEUE_URL", "exports",
            "GENERATIONS_DEAD_LETTERS_URL", "dead",
            "EXPORTS_DEAD_LETTERS_URL", "dead"));

    private final Tables tables = Tables.inMemory();
    private final InMemoryBucket bucket = new InMemoryBucket();
    private Instant now = NOON;
    private int events;

    @BeforeEach
    void create() {
        TestTables.create(tables.client(), "performance");
        TestTables.create(tables.client(), "limits");
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void summarisesRequests() throws IOException {
        collectHour();

        JsonNode summary = get(GatewayEvent.to(PerformanceApi.GET_SUMMARY));
        assertThat(summary.path("requests").asInt()).isEqualTo(100);
        assertThat(summary.at("/statuses/client_error").asInt()).isEqualTo(4);
        assertThat(summary.at("/statuses/server_error").asInt()).isEqualTo(1);
        assertThat(summary.path("error_rate_percent").asDouble()).isEqualTo(5.0);
        assertThat(summary.at("/response_time_ms/p50").asDouble()).isEqualTo(50);
        assertThat(summary.at("/response_time_ms/p99").asDouble()).isEqualTo(99);
        assertThat(summary.at("/response_time_ms/max").asDouble()).isEqualTo(100);
        assertThat(summary.path("peak_concurrent_users").asInt()).isEqualTo(3);
        assertThat(summary.path("step_seconds").asInt()).isEqualTo(3_600);

        JsonNode minutes = get(GatewayEvent.to(PerformanceApi.GET_SUMMARY)
                .query("from", NOON.minusSeconds(600).toString())
                .query("operation", "getCourse"));
        assertThat(minutes.path("step_seconds").asInt()).isEqualTo(60);
        assertThat(minutes.path("requests").asInt()).isEqualTo(50);
    }

    @Test
    void holdsOperationsAgainstTheirServiceLevels() throws IOException {
        collectHour();

        JsonNode endpoints = get(GatewayEvent.to(PerformanceApi.LIST_ENDPOINTS)).path("endpoints");
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
        collectHour();

        var ids = new ArrayList<String>();
        var page = GatewayEvent.to(PerformanceApi.LIST_ERROR_REQUESTS);
        JsonNode first = get(page.query("from", "2026-01-30T00:00:00Z")
                .query("to", "2026-02-01T00:00:00Z")
                .query("limit", "3"));
        first.path("requests").forEach(one -> ids.add(one.path("request_id").asString()));
        assertThat(first.path("has_more").asBoolean()).isTrue();
        JsonNode second = get(GatewayEvent.to(PerformanceApi.LIST_ERROR_REQUESTS)
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

        JsonNode slow = get(GatewayEvent.to(PerformanceApi.LIST_SLOW_REQUESTS)
                .query("from", "2026-01-30T00:00:00Z")
                .query("to", "2026-02-01T00:00:00Z")
                .query("operation", "getCourse"));
        assertThat(slow.path("requests"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("response_time").asInt()).isGreaterThan(80));
    }

    @Test
    void aListNeedsATimeAndACursorOfItsOwn() throws IOException {
        assertThat(answer(GatewayEvent.to(PerformanceApi.LIST_SLOW_REQUESTS))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(400);
        assertThat(answer(GatewayEvent.to(PerformanceApi.LIST_SLOW_REQUESTS)
                                .query("from", "2026-01-01T00:00:00Z")
                                .query("to", "2026-02-02T00:00:00Z"))
                        .path("body")
                        .asString())
                .contains("must be after from, by 31 days at most");
        assertThat(answer(GatewayEvent.to(PerformanceApi.LIST_SLOW_REQUESTS)
                                .query("from", "2026-01-01T00:00:00Z")
                                .query("to", "2026-01-02T00:00:00Z")
                                .query("cursor", "e30.e30"))
                        .path("body")
                        .asString())
                .contains("invalid-cursor");
    }

    @Test
    void tellsTheLastDayAndThePresentState() throws IOException {
        collectHour();

        JsonNode day = get(GatewayEvent.to(MetricsApi.GET_PERFORMANCE_METRICS));
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

        JsonNode health = get(GatewayEvent.to(MetricsApi.GET_PERFORMANCE_HEALTH));
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
    void tellsOfTablesModelsConnectionsQueuesAndFunctions() throws IOException {
        collectHour();

        JsonNode database = get(GatewayEvent.to(MetricsApi.GET_DATABASE_METRICS));
        assertThat(database.at("/tables/0/table").asString()).isEqualTo("courses");
        assertThat(database.at("/tables/0/calls").asInt()).isEqualTo(18);
        assertThat(database.at("/tables/0/query_time_ms/mean").asDouble()).isEqualTo(60.0);
        assertThat(database.at("/tables/0/read_units").asDouble()).isEqualTo(13.5);
        assertThat(database.path("slow_queries")).hasSize(9);
        JsonNode ai = get(GatewayEvent.to(MetricsApi.GET_AI_METRICS));
        assertThat(ai.at("/services/0/cost_usd").asDouble()).isEqualTo(0.0036);
        assertThat(ai.path("generations_failed").asInt()).isEqualTo(1);
        JsonNode connections = get(GatewayEvent.to(MetricsApi.GET_CONNECTION_METRICS));
        assertThat(connections.path("peak_concurrent_users").asInt()).isEqualTo(3);
        assertThat(connections.at("/functions/0/max_percent").asDouble()).isEqualTo(4.0);
        JsonNode queues = get(GatewayEvent.to(MetricsApi.GET_QUEUE_METRICS));
        assertThat(queues.at("/queues/0/waiting").asInt()).isEqualTo(7);
        assertThat(queues.at("/queues/0/dead_letters").asInt()).isEqualTo(7);
        assertThat(queues.at("/queues/0/runs").asInt()).isEqualTo(4);
        JsonNode system = get(GatewayEvent.to(MetricsApi.GET_SYSTEM_METRICS));
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
    void exposesHistogramsToPrometheus() throws IOException {
        collectHour();

        String text = body(GatewayEvent.to(MetricsApi.GET_METRICS));
        assertThat(text.lines())
                .contains(
                        "# TYPE http_requests_total counter",
                        "http_requests_total{status=\"200\"} 95",
                        "api_requests_total{method=\"GET\",endpoint=\"/api/v1/courses\",status=\"404\"} 2",
                        "api_request_duration_seconds_bucket{method=\"GET\",endpoint=\"/api/v1/courses\",le=\"0.05\"} 25",
                        "tlac_http_request_duration_seconds_bucket{le=\"0.1\"} 100",
                        "tlac_http_request_duration_seconds_bucket{le=\"+Inf\"} 100",
                        "tlac_http_request_duration_seconds_sum 5.05",
                        "tlac_http_request_duration_seconds_count 100",
                        "db_query_duration_seconds_count{table=\"courses\"} 18");
        assertThat(text.lines())
                .allMatch(line -> line.startsWith("# HELP ")
                        || line.startsWith("# TYPE ")
                        || line.matches("[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [0-9.]+"));
    }

    @Test
    void figuresStayTheSameWhenTheyAreRolledUp() throws IOException {
        collectHour();
        String before = body(GatewayEvent.to(MetricsApi.GET_METRICS));

        for (int minutes : List.of(4, 70, 800)) {
            now = NOON.plus(Duration.ofMinutes(minutes));
            rollUp();
            if (minutes < 700) {
                assertThat(body(GatewayEvent.to(MetricsApi.GET_METRICS))).isEqualTo(before);
            }
        }
        JsonNode day = get(GatewayEvent.to(PerformanceApi.GET_SUMMARY)
                .query("from", "2026-01-31T00:00:00Z")
                .query("to", "2026-02-01T00:00:00Z"));
        assertThat(day.path("requests").asInt()).isEqualTo(100);
        assertThat(day.at("/response_time_ms/p95").asDouble()).isEqualTo(95);
        assertThat(body(GatewayEvent.to(MetricsApi.GET_METRICS))).doesNotContain("status=\"200\"");
    }

    @Test
    void reportsTheDayAsJsonOrAsAPage() throws IOException {
        collectHour();
        var report = GatewayEvent.to(ReportApi.GET_DAILY_REPORT).path("date", "2026-01-31");
        assertThat(answer(report).path("statusCode").asInt()).isEqualTo(404);
        now = NOON.plus(Duration.ofHours(13));
        rollUp();

        assertThat(get(report).path("requests").asInt()).isEqualTo(100);
        JsonNode page = answer(report.header("Accept", "text/html,application/xhtml+xml"));
        assertThat(page.path("headers").path("Content-Type").asString()).isEqualTo(ReportApi.HTML);
        assertThat(page.path("body").asString()).startsWith("<!doctype html>").contains("100 requests");
        assertThat(answer(GatewayEvent.to(ReportApi.GET_DAILY_REPORT).path("date", "yesterday"))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void onlyOperatorsAreTold() throws IOException {
        for (Operation operation : List.of(MetricsApi.GET_METRICS, PerformanceApi.GET_SUMMARY)) {
            var event = GatewayEvent.to(operation)
                    .by(Role.OWNER, Role.ADMIN, Role.TEACHER, Role.DEVELOPER, Role.VIEWER, Role.PUPIL);
            assertThat(answered(event).path("statusCode").asInt()).isEqualTo(403);
            assertThat(answered(GatewayEvent.to(operation)).path("statusCode").asInt())
                    .isEqualTo(401);
        }
    }

    @Test
    void namesMissingSettingsAtOnce() {
        var bare = new Environment(Settings.of(Map.of()), TestClients.none(), () -> now, new RecordingTelemetry());

        assertThatThrownBy(() -> new Performance().compose(Functions.METRICS_API, bare))
                .hasMessageContainingAll("TABLE_NAME", "CURSOR_SECRET", "EXPORTS_DEAD_LETTERS_URL");
    }

    /** 100 requests of 1 to 100 ms, four 404 and one 500; ten runs of an API and four generations. */
    private void collectHour() throws IOException {
        var lines = new ArrayList<LogBatch.Event>();
        for (int i = 1; i <= 100; i++) {
            int status = i == 100 ? 500 : i % 25 == 1 ? 404 : 200;
            lines.add(event("""
                    {"timestamp":"%d","request_id":"req-%d","method":"GET","endpoint":"/api/v1/courses%s","status_code":"%d",\
                    "response_time":"%d","response_size":"1000","user_id":"key_%d","ip_address":"192.0.2.7"}""".formatted(
                            NOON.toEpochMilli() - i * 100L, i, i % 2 == 0 ? "/{course_id}" : "", status, i, i % 3)));
        }
        collect("/lyceum/access", lines);
        var runs = new ArrayList<LogBatch.Event>();
        for (int i = 0; i < 10; i++) {
            runs.add(event("""
                    {"message":"request","function":"courses-api","operation":"getCourse","status":%d,"duration_ms":%d.5,\
                    "request_id":"req-%d","cold":%b,"request_bytes":17,"dynamodb_calls":%d,"db_ms":%d,"dynamodb_read_units":1.5,\
                    "memory_percent":41.5,"cpu_percent":12.25,"connections_percent":4.0,"cache":"%s","logins":%d}""".formatted(
                            i < 5 ? 404 : 200,
                            10 + i,
                            i == 4 ? 100 : 25 * i + 1,
                            i == 0,
                            i == 9 ? 0 : 2,
                            i == 9 ? 0 : 120,
                            i % 5 < 2 ? "HIT" : "MISS",
                            i % 2)
                    .replace(
                            "\"dynamodb_read_units\":1.5",
                            i == 9 ? "\"dynamodb_read_units\":0" : "\"dynamodb_read_units\":1.5")));
        }
        collect("/lyceum/courses-api", runs);
        var generations = new ArrayList<LogBatch.Event>();
        for (int i = 0; i < 4; i++) {
            generations.add(event("""
                    {"message":"run","function":"generate-course","failed":%b,"duration_ms":900,"request_id":"m%d","provider_calls":3,\
                    "provider_ms":600,"provider_cost_micro_usd":900,"generations_%s":1}""".formatted(i == 0, i, i == 0 ? "failed" : "finished")));
        }
        collect("/lyceum/generate-course", generations);
    }

    private LogBatch.Event event(String line) {
        return new LogBatch.Event("event-" + ++events, NOON.toEpochMilli() - 1_000, line);
    }

    private void collect(String group, List<LogBatch.Event> lines) throws IOException {
        String data = new LogBatch(group, "stream", lines).encoded();
        run(Functions.COLLECT_REQUESTS, Json.bytes(Map.of("awslogs", Map.of("data", data))));
    }

    private void rollUp() throws IOException {
        run(Functions.ROLL_UP, Json.bytes(Map.of()));
    }

    private JsonNode get(GatewayEvent event) throws IOException {
        JsonNode answer = answer(event);
        assertThat(answer.path("statusCode").asInt())
                .as(answer.path("body").asString())
                .isEqualTo(200);
        return Json.MAPPER.readTree(answer.path("body").asString());
    }

    private String body(GatewayEvent event) throws IOException {
        return answer(event).path("body").asString();
    }

    private JsonNode answer(GatewayEvent event) throws IOException {
        return answered(event.by(Role.OPERATOR));
    }

    private JsonNode answered(GatewayEvent event) throws IOException {
        return Json.tree(run(Functions.METRICS_API, event.bytes()));
    }

    private byte[] run(FunctionDeclaration function, byte[] event) throws IOException {
        var clients =
                TestClients.none().with(tables.client()).with(new Queues()).with(bucket);
        var environment = new Environment(SETTINGS, clients, () -> now, new RecordingTelemetry());
        try (App app = new Performance().compose(function, environment)) {
            var out = new ByteArrayOutputStream();
            app.handle(new ByteArrayInputStream(event), out, TestLambda.CONTEXT);
            return out.toByteArray();
        }
    }

    /** Queues with seven messages each, of which two are worked on. */
    private static final class Queues implements SqsClient {
        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest get) {
            return GetQueueAttributesResponse.builder()
                    .attributes(Map.of(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "7",
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "2",
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "0"))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
