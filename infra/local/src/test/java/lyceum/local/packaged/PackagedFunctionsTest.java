package lyceum.local.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import lyceum.contract.Tier;
import lyceum.local.http.Handler;
import lyceum.local.http.HttpServer;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.packaged.RuntimeApi.Outcome;
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

/** What is in the zips answers real events: nothing is missing from them, and nothing in them gets in the way of another. */
class PackagedFunctionsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static Tables tables;
    private static HttpServer gateway;
    private static Map<String, String> settings;

    @BeforeAll
    static void startServices() throws IOException {
        tables = Tables.inMemory();
        for (String table : new String[] {"accounts", "courses"}) {
            create(table);
        }
        gateway = HttpServer.start(0, new UsageKeys());
        String nowhere = "http://127.0.0.1:9";
        settings = new HashMap<>(Map.ofEntries(
                Map.entry("AWS_REGION", "eu-central-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "packaged"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "packaged"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", tables.serve(0).uri().toString()),
                Map.entry("AWS_ENDPOINT_URL_API_GATEWAY", "http://127.0.0.1:" + gateway.port()),
                Map.entry("AWS_ENDPOINT_URL_S3", nowhere),
                Map.entry("AWS_ENDPOINT_URL_SQS", nowhere),
                Map.entry("AWS_MAX_ATTEMPTS", "1"),
                Map.entry("BUCKET_NAME", "content"),
                Map.entry("GENERATIONS_QUEUE_URL", nowhere + "/000000000000/generations"),
                Map.entry("EXPORTS_QUEUE_URL", nowhere + "/000000000000/exports"),
                Map.entry("COURSES_TABLE_NAME", "courses"),
                Map.entry("ACCOUNTS_TABLE_NAME", "accounts"),
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
    void accountsKnowTheKeyThatTheyMade(@TempDir Path directory) throws IOException, InterruptedException {
        settings.put("TABLE_NAME", "accounts");
        Path task = PackagedFunction.unpack("accounts", directory);
        String handler = "lyceum.accounts.AccountsLambda";
        JsonNode made;
        try (var open = PackagedFunction.start(task, handler, "create-organisation", settings)) {
            made = answered(open, """
                    {"name": "Packaged", "tier": "standard", "roles": ["teacher"]}""");
        }
        try (var authorize = PackagedFunction.start(task, handler, "authorize", settings)) {
            JsonNode policy =
                    answered(authorize, authorization(made.path("api_key").asString()));
            assertThat(policy.at("/context/organisation").asString())
                    .isEqualTo(made.path("organisation_id").asString());
            assertThat(policy.at("/context/roles").asString()).isEqualTo("teacher");
            assertThat(policy.path("usageIdentifierKey").asString()).isNotEmpty();

            Outcome unknown = authorize.invoke(authorization("lyc_00000000000000000000000000_" + "0".repeat(43)));
            assertThat(unknown.failed()).isTrue();
            assertThat(JSON.readTree(unknown.json()).path("errorMessage").asString())
                    .isEqualTo("Unauthorized");
        }
    }

    @Test
    void coursesAreLookedFor(@TempDir Path directory) throws IOException, InterruptedException {
        settings.put("TABLE_NAME", "courses");
        Path task = PackagedFunction.unpack("courses", directory);
        try (var api = PackagedFunction.start(task, "lyceum.courses.CoursesLambda", "courses-api", settings)) {
            JsonNode answer = answered(api, request("/api/v1/courses/{course_id}", "{\"course_id\": \"crs_none\"}"));
            assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
            assertThat(JSON.readTree(answer.path("body").asString())
                            .path("status")
                            .asInt())
                    .isEqualTo(404);
        }
    }

    @Test
    void healthTellsWhichServicesAnswer(@TempDir Path directory) throws IOException, InterruptedException {
        Path task = PackagedFunction.unpack("performance", directory);
        try (var api =
                PackagedFunction.start(task, "lyceum.performance.PerformanceLambda", "performance-api", settings)) {
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

    private static JsonNode health(PackagedFunction api) throws IOException, InterruptedException {
        JsonNode answer = answered(api, request("/api/health", "{}"));
        return JSON.readTree(answer.path("body").asString());
    }

    private static JsonNode answered(PackagedFunction function, String event) throws IOException, InterruptedException {
        Outcome outcome = function.invoke(event);
        assertThat(outcome.failed())
                .as("%s%n%s", outcome.json(), function.printed())
                .isFalse();
        return JSON.readTree(outcome.json());
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
