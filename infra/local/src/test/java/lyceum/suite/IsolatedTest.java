package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import lyceum.local.functions.LocalFunction;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.iam.AccessKeys;
import lyceum.local.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import tools.jackson.databind.JsonNode;

/** {@code --isolated}: the packaged zips do the main job in processes of their own, and leave none behind. */
class IsolatedTest {
    @Test
    void makesACourseAndStopsWithAllItsProcesses(@TempDir Path folder) {
        Path data = folder.resolve("isolated");
        List<ProcessHandle> functions;
        String course;
        try (Host host = Host.start(data, "--isolated")) {
            assertThat(host.printed()).anyMatch(line -> line.startsWith("isolated "));
            awaken(host.demo());
            course = "/api/v1/courses/" + host.demo().generatedCourse();
            exports(host.demo(), course);
            tracesAreKept(host.demo());
            host.demo().anonymous().get(course).expectProblem(401, "unauthenticated");
            aRoleMayDoOnlyWhatItsPolicySays(host);
            functions = host.children();
            assertThat(functions).hasSizeGreaterThanOrEqualTo(4);
            assertThat(host.stop()).isIn(0, 143);
        }
        assertThat(functions).noneMatch(ProcessHandle::isAlive);
        try (Host host = Host.start(data, "--isolated")) {
            awaken(host.demo());
            host.demo().get(course).expect(200).expectStandardHeaders();
            List<ProcessHandle> orphans = host.children();
            assertThat(orphans).isNotEmpty();
            host.kill();
            orphans.forEach(
                    orphan -> orphan.onExit().orTimeout(60, TimeUnit.SECONDS).join());
        }
    }

    /** On a busy machine two starts in a row take longer than a caller waits; they go on, and a later call finds them done. */
    private static void awaken(Caller caller) {
        int status = 0;
        for (int i = 0; i < 6 && status != 200; i++) {
            try {
                status = caller.get("/api/v1/courses").status();
            } catch (UncheckedIOException late) {
                assertThat(late).hasCauseInstanceOf(HttpTimeoutException.class);
            }
        }
        assertThat(status).isEqualTo(200);
    }

    /** From the gateway through a function's process to its calls. */
    private static void tracesAreKept(Caller caller) {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        var parts = new HashSet<String>();
        for (int i = 0; i < 200 && !parts.contains("courses-api listCourses"); i++) {
            caller.get("/api/v1/courses", "traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                    .expect(200);
            caller.anonymous()
                    .get("/console/traces/" + trace)
                    .json()
                    .forEach(part -> parts.add(part.path("service").asString() + " "
                            + part.path("name").asString()));
        }
        assertThat(parts).contains("gateway listCourses", "courses-api listCourses", "courses-api dynamodb.Query");
    }

    private static void exports(Caller caller, String course) {
        JsonNode job = caller.settled(caller.post(course + "/exports", "{\"format\": \"epub\"}")
                .expect(202)
                .json()
                .path("job_id")
                .asString());
        assertThat(job.path("state").asString()).as(job::toString).isEqualTo("succeeded");
        byte[] book = Caller.download(job.path("result").path("href").asString())
                .expect(200)
                .bytes();
        assertThat(new String(book, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    }

    /** The authorizer reads its table and writes nothing. */
    private static void aRoleMayDoOnlyWhatItsPolicySays(Host host) {
        LocalFunction authorizer = function(host.parameters(), "authorize");
        Properties operator = host.operator();
        var credentials = new AccessKeys(host.parameters().getProperty("HostSecret")).of(authorizer.roleArn());
        String table = authorizer.environment().getOrDefault("TABLE_NAME", "");
        var item = Map.of("PK", AttributeValue.fromS("KEY#none"), "SK", AttributeValue.fromS("KEY"));
        try (var dynamo = DynamoDbClient.builder()
                .endpointOverride(URI.create(operator.getProperty("AWS_ENDPOINT_URL_DYNAMODB")))
                .region(Region.of(operator.getProperty("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            assertThat(dynamo.getItem(get -> get.tableName(table).key(item)).hasItem())
                    .isFalse();
            assertThatThrownBy(() -> dynamo.putItem(put -> put.tableName(table).item(item)))
                    .isInstanceOfSatisfying(DynamoDbException.class, denied -> {
                        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                        assertThat(denied.getMessage()).contains(authorizer.roleArn(), "dynamodb:PutItem");
                    });
        }
    }

    private static LocalFunction function(Properties kept, String id) {
        var parameters = new HashMap<String, String>();
        Template.parameters(Assembly.path()).keySet().stream()
                .filter(kept::containsKey)
                .forEach(name -> parameters.put(name, kept.getProperty(name)));
        return LocalFunctions.declared(Template.read(Assembly.path(), parameters)).stream()
                .filter(function -> function.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
