package lyceum.local.isolated;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lyceum.contract.Tier;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.LocalFunction;
import lyceum.local.http.Handler;
import lyceum.local.http.HttpServer;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.platform.telemetry.Span;
import lyceum.tables.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in the zips answers real events under Lambda's own runtime client: nothing is missing from them, and nothing in them gets
 * in the way of another.
 */
class PackagedFunctionsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TRACE = "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled=1";

    private static Path directory;
    private static Tables tables;
    private static HttpServer gateway;
    private static Map<String, String> settings;

    @BeforeAll
    static void startServices(@TempDir Path temporary) throws IOException {
        directory = temporary;
        tables = Tables.inMemory();
        for (String table : new String[] {"accounts", "courses", "limits"}) {
            create(table);
        }
        gateway = HttpServer.start(0, new UsageKeys());
        String nowhere = "http://127.0.0.1:9";
        settings = new HashMap<>(Map.ofEntries(
                Map.entry("AWS_REGION", "eu-central-1"),
                Map.entry("LYCEUM_VERSION", "1.0.0-test"),
                Map.entry("AWS_ACCESS_KEY_ID", "packaged"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "packaged"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", tables.serve(0).uri().toString()),
                Map.entry("AWS_ENDPOINT_URL_API_GATEWAY", "http://127.0.0.1:" + gateway.port()),
                Map.entry("AWS_ENDPOINT_URL_KMS", nowhere),
                Map.entry("AWS_ENDPOINT_URL_S3", nowhere),
                Map.entry("AWS_ENDPOINT_URL_SQS", nowhere),
                Map.entry("AWS_MAX_ATTEMPTS", "1"),
                Map.entry("BUCKET_NAME", "content"),
                Map.entry("GENERATIONS_QUEUE_URL", nowhere + "/000000000000/generations"),
                Map.entry("EXPORTS_QUEUE_URL", nowhere + "/000000000000/exports"),
                Map.entry("COURSES_TABLE_NAME", "courses"),
                Map.entry("ACCOUNTS_TABLE_NAME", "accounts"),
                Map.entry("LIMITS_TABLE_NAME", "limits"),
                Map.entry("TOKEN_KEYS", "key-1"),
                Map.entry("CURSOR_SECRET", "packaged")));
        for (Tier tier : Tier.values()) {
            settings.put(tier.name() + "_USAGE_PLAN_ID", tier.word());
        }
    }

    @AfterAll
    static void stopServices() {
        gateway.close();
        tables.close();
    }

    @Test
    void accountsKnowTheKeyThatTheyMade() throws IOException {
        JsonNode made;
        try (var open = new Running("accounts", "lyceum.accounts.AccountsLambda", "create-organisation")) {
            made = open.answered("""
                    {"name": "Packaged", "tier": "standard", "roles": ["teacher"]}""");
        }
        try (var authorize = new Running("accounts", "lyceum.accounts.AccountsLambda", "authorize")) {
            JsonNode policy =
                    authorize.answered(authorization(made.path("api_key").asString()));
            assertThat(policy.at("/context/organisation").asString())
                    .isEqualTo(made.path("organisation_id").asString());
            assertThat(policy.at("/context/roles").asString()).isEqualTo("teacher");
            assertThat(policy.path("usageIdentifierKey").asString()).isNotEmpty();

            assertThatThrownBy(
                            () -> authorize.answered(authorization("lyc_00000000000000000000000000_" + "0".repeat(43))))
                    .isInstanceOf(FunctionFailed.class)
                    .hasMessage("Unauthorized");
        }
    }

    @Test
    void coursesAreLookedFor() throws IOException, InterruptedException {
        try (var api = new Running("courses", "lyceum.courses.CoursesLambda", "courses-api")) {
            JsonNode answer = api.answered(request("/api/v1/courses/{course_id}", "{\"course_id\": \"crs_none\"}"));
            assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
            assertThat(JSON.readTree(answer.path("body").asString())
                            .path("status")
                            .asInt())
                    .isEqualTo(404);
            assertTold(api);
        }
    }

    /** The parts of the trace come as to X-Ray's daemon: what was called, then what called it. */
    private static void assertTold(Running api) throws InterruptedException {
        var parts = new ArrayList<Span>();
        while (parts.stream().noneMatch(part -> part.name().equals("getCourse"))) {
            parts.add(requireNonNull(api.parts.poll(60, TimeUnit.SECONDS), () -> "no getCourse among " + parts));
        }
        Span operation = parts.getLast();
        assertThat(operation.parentId()).contains("00f067aa0ba902b7");
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(part.service()).isEqualTo("courses-api");
        });
        assertThat(parts)
                .filteredOn(part -> part.name().startsWith("dynamodb."))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.parentId()).contains(operation.spanId()));
    }

    @Test
    void healthTellsWhichServicesAnswer() throws IOException, InterruptedException {
        try (var api = new Running("performance", "lyceum.performance.PerformanceLambda", "performance-api")) {
            JsonNode health = health(api);
            // A first look may take longer than health waits for it; what it found is kept for five seconds.
            for (int more = 3; more > 0 && health.path("status").asString().equals("unhealthy"); more--) {
                Thread.sleep(Duration.ofSeconds(6));
                health = health(api);
            }
            assertThat(health.path("status").asString()).isEqualTo("degraded");
            assertThat(health.path("version").asString()).isEqualTo("1.0.0-test");
            assertThat(health.path("services"))
                    .allSatisfy(service -> assertThat(service.path("status").asString())
                            .isEqualTo(service.path("name").asString().contains("table") ? "healthy" : "unhealthy"));
        }
    }

    private static JsonNode health(Running api) {
        JsonNode answer = api.answered(request("/api/health", "{}"));
        return JSON.readTree(answer.path("body").asString());
    }

    private static String request(String resource, String pathParameters) {
        return """
                {"resource": "%s", "path": "%s", "httpMethod": "GET", "headers": {}, "pathParameters": %s,
                 "multiValueQueryStringParameters": {},
                 "requestContext": {"requestId": "00000000-0000-4000-8000-000000000001",
                   "authorizer": {"organisation": "org_1", "key": "key_1", "roles": "teacher", "scopes": "courses:read,jobs:read",
                     "tier": "standard"}}}""".formatted(resource, resource, pathParameters);
    }

    private static String authorization(String key) {
        return """
                {"type": "REQUEST", "methodArn": "arn:aws:execute-api:eu-central-1:000000000000:api/live/GET/x",
                 "headers": {"Authorization": "ApiKey %s"}}""".formatted(key);
    }

    private static void create(String name) {
        tables.client().createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("PK"), text("SK"))
                .keySchema(key("PK", KeyType.HASH), key("SK", KeyType.RANGE)));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** A function of a built zip, running. */
    private static final class Running implements AutoCloseable {
        private static final Path BUILT =
                Path.of("../../functions").toAbsolutePath().normalize();

        private final List<String> printed = new CopyOnWriteArrayList<>();
        private final BlockingQueue<Span> parts = new LinkedBlockingQueue<>();
        private final Environment environment;

        Running(String context, String handler, String id) throws IOException {
            Path zip = BUILT.resolve(context).resolve("target").resolve(context + ".zip");
            if (!Files.exists(zip)) {
                throw new IllegalStateException(
                        zip + " is missing: build it with ./lyceum test, or mvn package -pl functions/" + context);
            }
            Path code = Zip.unpack(zip, directory);
            var client = RuntimeClient.install(
                    directory.resolve(id), _ -> code, _ -> Map.of("LYCEUM_FUNCTION", id, "TABLE_NAME", context));
            var function = new LocalFunction(
                    id,
                    id,
                    "arn:aws:lambda:eu-central-1:000000000000:function:" + id,
                    "arn:aws:iam::000000000000:role/" + id,
                    handler,
                    Duration.ofSeconds(60),
                    1,
                    1_024,
                    settings,
                    "/aws/lambda/" + id,
                    context,
                    true);
            environment = Environment.start(
                    function, client, (_, line) -> printed.add(line), parts::add, InstantSource.system());
        }

        JsonNode answered(String event) {
            try {
                environment.awaitReady(Duration.ofMinutes(1));
                byte[] answer =
                        environment.invoke(UUID.randomUUID().toString(), TRACE, event.getBytes(StandardCharsets.UTF_8));
                return JSON.readTree(answer);
            } catch (FunctionFailed failed) {
                failed.addSuppressed(new IllegalStateException("it printed:\n" + String.join("\n", printed)));
                throw failed;
            }
        }

        @Override
        public void close() {
            environment.stop();
        }
    }

    /** As much of API Gateway's control plane as the making of a key needs. */
    private static final class UsageKeys implements Handler {
        @Override
        public Response answer(Request request) {
            return Response.text(201, "application/json", "{\"id\": \"usage-key-1\"}");
        }

        @Override
        public Response refuse(Refusal refusal, Request request) {
            return Response.text(refusal.status(), "text/plain", refusal.sentence());
        }
    }
}
