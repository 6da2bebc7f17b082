package lyceum.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import lyceum.contract.Functions;
import lyceum.contract.health.HealthApi;
import lyceum.contract.health.HealthView;
import lyceum.contract.health.HealthView.ServiceView;
import lyceum.platform.Json;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The function from bytes to bytes, over services of which one or another is missing. */
class PerformanceTest {
    private final Tables tables = Tables.inMemory();
    private final RecordingTelemetry telemetry = new RecordingTelemetry();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void saysThatEverythingAnswers() throws IOException {
        TestTables.create(tables.client(), "courses");
        TestTables.create(tables.client(), "accounts");

        var view = health(app("generations", "bucket"));

        assertThat(view.status()).isEqualTo("healthy");
        assertThat(view.services())
                .extracting(ServiceView::name)
                .containsExactly(
                        "courses table", "accounts table", "generations queue", "exports queue", "courses bucket");
    }

    @Test
    void countsWhatItsThreadsAskOfTheTables() throws IOException {
        TestTables.create(tables.client(), "courses");
        TestTables.create(tables.client(), "accounts");
        var app = app("generations", "bucket");

        health(app);
        health(app);

        assertThat(telemetry.events())
                .extracting(said -> said.members().get("dynamodb_calls"))
                .containsExactly(2, 0);
    }

    @Test
    void namesTheServicesThatDoNotAnswer() throws IOException {
        TestTables.create(tables.client(), "courses");
        TestTables.create(tables.client(), "accounts");

        var view = health(app("elsewhere", "elsewhere"));

        assertThat(view.status()).isEqualTo("degraded");
        assertThat(view.services())
                .filteredOn(service -> service.status().equals("unhealthy"))
                .extracting(ServiceView::name)
                .containsExactly("generations queue", "courses bucket");
    }

    @Test
    void isUnhealthyWithoutATable() throws IOException {
        TestTables.create(tables.client(), "courses");

        assertThat(health(app("generations", "bucket")).status()).isEqualTo("unhealthy");
    }

    @Test
    void namesMissingSettingsAtOnce() {
        var bare = new Environment(
                Settings.of(Map.of()), TestClients.none(), InstantSource.system(), new RecordingTelemetry());

        assertThatThrownBy(() -> new Performance().compose(Functions.PERFORMANCE_API, bare))
                .hasMessageContainingAll("LYCEUM_VERSION", "COURSES_TABLE_NAME", "ACCOUNTS_TABLE_NAME", "BUCKET_NAME");
        assertThatThrownBy(() -> new Performance().compose(Functions.AUTHORIZE, bare))
                .hasMessage("performance has no function authorize");
    }

    private App app(String queue, String bucket) {
        var settings = Settings.of(Map.of(
                "LYCEUM_VERSION", "1.2.3",
                "COURSES_TABLE_NAME", "courses",
                "ACCOUNTS_TABLE_NAME", "accounts",
                "GENERATIONS_QUEUE_URL", queue,
                "EXPORTS_QUEUE_URL", "exports",
                "BUCKET_NAME", bucket));
        var clients =
                TestClients.none().with(tables.client()).with(new Queues()).with(new Buckets());
        return new Performance()
                .compose(
                        Functions.PERFORMANCE_API,
                        new Environment(settings, clients, InstantSource.system(), telemetry));
    }

    private static HealthView health(App app) throws IOException {
        var out = new ByteArrayOutputStream();
        app.handle(
                new ByteArrayInputStream(GatewayEvent.to(HealthApi.GET_HEALTH).bytes()), out, TestLambda.CONTEXT);
        return Json.read(String.valueOf(Json.read(out.toByteArray(), Map.class).get("body")), HealthView.class);
    }

    /** Two queues. */
    private static final class Queues implements SqsClient {
        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest get) {
            if (get.queueUrl().equals("generations") || get.queueUrl().equals("exports")) {
                return GetQueueAttributesResponse.builder().build();
            }
            throw QueueDoesNotExistException.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    /** One bucket. */
    private static final class Buckets implements S3Client {
        @Override
        public HeadBucketResponse headBucket(HeadBucketRequest head) {
            if (head.bucket().equals("bucket")) {
                return HeadBucketResponse.builder().build();
            }
            throw NoSuchBucketException.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
