package lyceum.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.Role;
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
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

/** The three functions that measure, from bytes to bytes: log lines go in, answers come out. The time is what the test says. */
final class Measured implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:30Z");
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
    private final Queues queues = new Queues();
    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    Instant now = NOON;
    private int events;

    Measured() {
        TestTables.create(tables.client(), "performance");
        TestTables.create(tables.client(), "limits");
    }

    @Override
    public void close() {
        tables.close();
    }

    /** 100 requests of 1 to 100 ms, four 404 and one 500; ten runs of an API and four generations. */
    void collectHour() throws IOException {
        collectRequests();
        collectRuns();
        collectGenerations();
    }

    void collectRequests() throws IOException {
        var lines = new ArrayList<LogBatch.Event>();
        for (int i = 1; i <= 100; i++) {
            int status = i == 100 ? 500 : i % 25 == 1 ? 404 : 200;
            lines.add(event("""
                    {"timestamp":"%d","request_id":"req-%d","method":"GET","endpoint":"/api/v1/courses%s","status_code":"%d",\
                    "response_time":"%d","response_size":"1000","user_id":"key_%d","ip_address":"192.0.2.7"}""".formatted(
                            NOON.toEpochMilli() - i * 100L, i, i % 2 == 0 ? "/{course_id}" : "", status, i, i % 3)));
        }
        collect("/lyceum/access", lines);
    }

    private void collectRuns() throws IOException {
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
    }

    void collectGenerations() throws IOException {
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

    /** Rolls up; how many calls of DynamoDB it took. */
    int rollUp() throws IOException {
        run(Functions.ROLL_UP, Json.bytes(Map.of()));
        return Integer.parseInt(
                String.valueOf(telemetry.events().getLast().members().get("dynamodb_calls")));
    }

    /** How often SQS was asked for a queue. */
    int askedQueues() {
        return queues.asked.get();
    }

    /** A copy of the function that answers, which remembers what a copy remembers. */
    Copy copy() {
        return new Copy(composed(Functions.METRICS_API));
    }

    record Copy(App app) implements AutoCloseable {
        void get(GatewayEvent event) throws IOException {
            JsonNode answer = Json.tree(handled(app, event.by(Role.OPERATOR).bytes()));
            assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        }

        @Override
        public void close() {
            app.close();
        }
    }

    JsonNode get(GatewayEvent event) throws IOException {
        JsonNode answer = answer(event);
        assertThat(answer.path("statusCode").asInt())
                .as(answer.path("body").asString())
                .isEqualTo(200);
        return Json.MAPPER.readTree(answer.path("body").asString());
    }

    String body(GatewayEvent event) throws IOException {
        return answer(event).path("body").asString();
    }

    JsonNode answer(GatewayEvent event) throws IOException {
        return answered(event.by(Role.OPERATOR));
    }

    JsonNode answered(GatewayEvent event) throws IOException {
        return Json.tree(run(Functions.METRICS_API, event.bytes()));
    }

    private byte[] run(FunctionDeclaration function, byte[] event) throws IOException {
        try (App app = composed(function)) {
            return handled(app, event);
        }
    }

    private App composed(FunctionDeclaration function) {
        var clients = TestClients.none().with(tables.client()).with(queues).with(bucket);
        return new Performance().compose(function, new Environment(SETTINGS, clients, () -> now, telemetry));
    }

    private static byte[] handled(App app, byte[] event) throws IOException {
        var out = new ByteArrayOutputStream();
        app.handle(new ByteArrayInputStream(event), out, TestLambda.CONTEXT);
        return out.toByteArray();
    }

    /** Queues with seven messages each, of which two are worked on. */
    private static final class Queues implements SqsClient {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest get) {
            asked.incrementAndGet();
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
