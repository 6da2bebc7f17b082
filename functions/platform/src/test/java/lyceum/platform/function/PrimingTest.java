package lyceum.platform.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import lyceum.contract.Functions;
import lyceum.contract.health.HealthApi;
import lyceum.contract.health.HealthView;
import lyceum.platform.Settings;
import lyceum.platform.aws.AwsClients;
import lyceum.platform.aws.SignedHttp;
import lyceum.platform.environment.Environment;
import lyceum.platform.environment.Instance;
import lyceum.platform.http.Answer;
import lyceum.platform.testing.RecordingTelemetry;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

class PrimingTest {
    private static final StaticCredentialsProvider NOBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));

    private final PrimableHttp http = new PrimableHttp(UrlConnectionHttpClient.create());
    private final RecordingTelemetry telemetry = new RecordingTelemetry();

    @Test
    void recordedEventsAreAnsweredWithoutTouchingAws() {
        var answers = new AtomicInteger();
        var renewed = new AtomicInteger();
        var environment = new Environment(Settings.of(Map.of()), new Clients(http), Things.NOON, telemetry);
        App app = App.of(Functions.PERFORMANCE_API, environment)
                .operation(HealthApi.GET_HEALTH, _ -> {
                    var item = environment.aws().dynamo().getItem(get -> get.tableName("things")
                            .key(Map.of("PK", AttributeValue.fromS("a"))));
                    environment.aws().sqs().sendMessage(send -> send.queueUrl("https://sqs/1/q")
                            .messageBody("ü"));
                    answers.addAndGet(item.item().size());
                    return Answer.json(200, new HealthView("healthy", "1", List.of()));
                })
                .canned("dynamodb.GetItem", "{\"Item\": {\"PK\": {\"S\": \"a\"}}}")
                .renewed(renewed::incrementAndGet)
                .build();

        Priming.before(app, http).prime();

        assertThat(answers.get()).isBetween(4, 40);
        assertThat(renewed.get()).isGreaterThan(answers.get());
        assertThat(telemetry.events()).isNotEmpty().allSatisfy(said -> assertThat(said.members())
                .containsEntry("status", 200)
                .containsEntry("dynamodb_calls", 1)
                .containsEntry("dynamodb_read_units", 1.0));
    }

    @Test
    void anObjectOfTheBucketIsFoundAtItsKeyAndNowhereElse() throws IOException, InterruptedException {
        var canned = new Canned(Map.of(), Map.of("requests/a.gz", new byte[] {0, -1, 31}));
        try (var aws = new CannedAws(canned);
                var client = HttpClient.newHttpClient()) {
            var found = get(client, aws, "/bucket/requests/a.gz");
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.body()).containsExactly(0, -1, 31);
            assertThat(get(client, aws, "/bucket/requests/b.gz").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<byte[]> get(HttpClient client, CannedAws aws, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(aws.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void everyOperationHasARecordedEventOfEachOptionalParameter() {
        List<String> events = RecordedEvents.http(Things.LIST).stream()
                .map(event -> new String(event, StandardCharsets.UTF_8))
                .toList();

        assertThat(events).hasSize(4);
        assertThat(events.get(1)).contains("\"fields\":\"course_id,title\"");
        assertThat(RecordedEvents.http(Things.CREATE)).hasSize(2).last().satisfies(event -> assertThat(
                        new String(event, StandardCharsets.UTF_8))
                .contains("Idempotency-Key"));
        assertThat(RecordedEvents.http(Things.CHANGE)).singleElement().satisfies(event -> assertThat(
                        new String(event, StandardCharsets.UTF_8))
                .contains("If-Match", "t1"));
    }

    @Test
    void aRestoredCopyHasANameOfItsOwn() {
        var instance = new Instance(
                Functions.PERFORMANCE_API,
                new Environment(Settings.of(Map.of()), new Clients(http), Things.NOON, telemetry));
        String primed = instance.serverId();
        assertThat(instance.first()).isTrue();
        assertThat(instance.first()).isFalse();

        instance.renew();

        assertThat(instance.serverId()).isNotEqualTo(primed).matches("srv-[0-9A-Z]{12}");
        assertThat(instance.first()).isTrue();
    }

    /** Real SDK clients over one HTTP client. */
    private static final class Clients implements AwsClients {
        private final DynamoDbClient dynamo;
        private final SqsClient sqs;

        Clients(PrimableHttp http) {
            dynamo = DynamoDbClient.builder()
                    .httpClient(http)
                    .credentialsProvider(NOBODY)
                    .build();
            sqs = SqsClient.builder()
                    .httpClient(http)
                    .credentialsProvider(NOBODY)
                    .build();
        }

        @Override
        public DynamoDbClient dynamo() {
            return dynamo;
        }

        @Override
        public SqsClient sqs() {
            return sqs;
        }

        @Override
        public S3Client s3() {
            throw new UnsupportedOperationException();
        }

        @Override
        public KmsClient kms() {
            throw new AssertionError("Priming needs no KMS here");
        }

        @Override
        public S3Presigner presigner() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SignedHttp apiGateway() {
            throw new UnsupportedOperationException();
        }
    }
}
