package lyceum.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import lyceum.local.gateway.FileUsageKeys;
import lyceum.local.http.Headers;
import lyceum.local.http.HttpServer;
import lyceum.local.http.Request;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Callers;
import lyceum.local.iam.Iam;
import lyceum.local.iam.Signature;
import lyceum.local.metrics.MetricStore;
import lyceum.local.metrics.Series;
import lyceum.local.queues.LocalQueues;
import lyceum.local.tables.LocalTables;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The services as functions in processes of their own call them: with the SDK's own clients, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsDoorTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/Test-Worker";
    private static final Map<String, AttributeValue> KEY = Map.of("PK", AttributeValue.fromS("a"));

    private final AccessKeys keys = new AccessKeys("secret");
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final MetricStore metrics = new MetricStore(InstantSource.system());
    private final FileUsageKeys usageKeys;
    private final LocalTables tables;
    private final LocalQueues queues;
    private final HttpServer server;

    AwsDoorTest(@TempDir Path directory) throws IOException {
        Template template = Assemblies.read(directory, """
                {'Resources': {
                  'Table': {'Type': 'AWS::DynamoDB::Table', 'Properties': {'TableName': 'things',
                    'AttributeDefinitions': [{'AttributeName': 'PK', 'AttributeType': 'S'}],
                    'KeySchema': [{'AttributeName': 'PK', 'KeyType': 'HASH'}]}},
                  'Queue': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': 'q'}},
                  'Worker': {'Type': 'AWS::IAM::Role', 'Properties': {}},
                  'Policy': {'Type': 'AWS::IAM::Policy', 'Properties': {
                    'Roles': [{'Ref': 'Worker'}],
                    'PolicyDocument': {'Statement': [{'Effect': 'Allow', 'Resource': '*',
                      'Action': ['dynamodb:PutItem', 'sqs:SendMessage', 'apigateway:POST']}]}}}}}""");
        Iam iam = Iam.of(template, _ -> {});
        Callers callers = new Callers(keys, iam, InstantSource.system());
        usageKeys = FileUsageKeys.open(directory.resolve("usage-keys.json"));
        tables = LocalTables.open(template, directory.resolve("tables"), iam, metrics);
        queues = LocalQueues.start(template, http, metrics);
        server = HttpServer.start(
                0,
                new AwsDoor(
                        callers,
                        Map.of(
                                "dynamodb",
                                new TablesDoor(tables, callers),
                                "sqs",
                                new QueuesDoor(queues, callers, template.region()),
                                "apigateway",
                                new ControlDoor(new ControlPlane(usageKeys, iam, template), callers))),
                AwsDoor.LONGEST);
    }

    @AfterAll
    void close() {
        server.close();
        queues.close();
        tables.close();
        http.close();
    }

    @Test
    void tablesAreForThoseWhoMay() {
        try (var role = dynamo(of(keys.of(ROLE)));
                var host = dynamo(of(keys.host()))) {
            role.putItem(put -> put.tableName("things").item(KEY));
            assertThat(host.getItem(get -> get.tableName("things").key(KEY)).item())
                    .isEqualTo(KEY);
            assertThatThrownBy(() -> role.getItem(get -> get.tableName("things").key(KEY)))
                    .isInstanceOfSatisfying(
                            DynamoDbException.class, denied -> assertCode(denied, 400, "AccessDeniedException"))
                    .hasMessageContaining(
                            "is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:");
        }
    }

    @Test
    void queuesAreForThoseWhoMay() {
        String url = queues.urls().getFirst();
        try (var role = sqs(of(keys.of(ROLE)));
                var host = sqs(of(keys.host()))) {
            role.sendMessage(send -> send.queueUrl(url).messageBody("hello"));
            var again = SendMessageBatchRequestEntry.builder().id("1").messageBody("again");
            role.sendMessageBatch(send -> send.queueUrl(url).entries(again.build()));
            assertThat(queues.visible(url)).isEqualTo(2);
            assertThat(sum("NumberOfMessagesSent")).isEqualTo(2);
            assertThatThrownBy(() -> role.receiveMessage(receive -> receive.queueUrl(url)))
                    .isInstanceOfSatisfying(SqsException.class, denied -> assertCode(denied, 403, "AccessDenied"))
                    .hasMessageContaining("sqs:ReceiveMessage");
            var received = host.receiveMessage(receive -> receive.queueUrl(url)).messages();
            assertThat(received).hasSize(1);
            host.deleteMessage(delete ->
                    delete.queueUrl(url).receiptHandle(received.getFirst().receiptHandle()));
            assertThat(sum("NumberOfMessagesReceived")).isEqualTo(1);
            assertThat(sum("NumberOfMessagesDeleted")).isEqualTo(1);
            assertThatThrownBy(() -> host.receiveMessage(receive -> receive.queueUrl(url + "x")))
                    .isInstanceOfSatisfying(SqsException.class, missing -> assertThat(
                                    missing.awsErrorDetails().errorCode())
                            .isEqualTo("QueueDoesNotExist"));
        }
    }

    @Test
    void nobodyComesInUnsignedOrWithASecretOfHisOwn() {
        long before = queues.visible(queues.urls().getFirst());
        var guessed = of(AwsBasicCredentials.create(keys.of(ROLE).accessKeyId(), "guessed"));
        var unknown = of(AwsBasicCredentials.create("LOCALUNKNOWN", "guessed"));
        for (AwsCredentialsProvider credentials : new AwsCredentialsProvider[] {guessed, unknown}) {
            try (var dynamo = dynamo(credentials);
                    var sqs = sqs(credentials)) {
                assertRefused(
                        () -> dynamo.putItem(put -> put.tableName("things").item(KEY)), "InvalidSignature");
                assertRefused(
                        () -> sqs.sendMessage(
                                send -> send.queueUrl(queues.urls().getFirst()).messageBody("hello")),
                        "InvalidSignature");
            }
        }
        try (var dynamo = dynamo(AnonymousCredentialsProvider.create())) {
            assertRefused(() -> dynamo.putItem(put -> put.tableName("things").item(KEY)), "MissingAuthenticationToken");
        }
        assertThat(queues.visible(queues.urls().getFirst())).isEqualTo(before);
    }

    @Test
    void theControlPlaneIsForThoseWhoMay() throws IOException, InterruptedException {
        assertThat(send("POST", "/apikeys", "apigateway", "{\"name\":\"n\",\"value\":\"v\"}"))
                .isEqualTo(201);
        String id = usageKeys.byValue("v").orElseThrow().key().id();
        assertThat(send("DELETE", "/apikeys/" + id, "apigateway", "")).isEqualTo(403);
        assertThat(usageKeys.byValue("v")).isPresent();
        assertThat(send("POST", "/apikeys", "apigateway", "not JSON")).isEqualTo(400);
        assertThat(send("POST", "/restapis", "apigateway", "{}")).isEqualTo(404);
    }

    @Test
    void malformedCallsAreToldSo() throws IOException, InterruptedException {
        assertThat(send("POST", "/", "sqs", "not JSON")).isEqualTo(400);
        assertThat(send("POST", "/", "dynamodb", "{}")).isEqualTo(400);
        assertThat(send("POST", "/", "kinesis", "{}")).isEqualTo(404);
    }

    private int send(String method, String path, String service, String body) throws IOException, InterruptedException {
        URI uri = endpoint().resolve(path);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = new Request(method, path, "", Headers.of("Host", uri.getAuthority()), bytes, "", "HTTP/1.1");
        var role = keys.of(ROLE);
        Signature.sign(request, role.accessKeyId(), role.secretAccessKey(), "eu-central-1", service, Instant.now());
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(uri)
                                    .method(method, BodyPublishers.ofByteArray(bytes))
                                    .header("X-Amz-Target", "AmazonSQS.SendMessage")
                                    .header("X-Amz-Date", request.headers().get("X-Amz-Date"))
                                    .header("Authorization", request.headers().get("Authorization"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private double sum(String metric) {
        Instant now = Instant.now();
        return metrics.between(
                        new Series("AWS/SQS", Map.of("QueueName", "q"), metric),
                        now.minusSeconds(3_600),
                        now.plusSeconds(60))
                .map(found -> found.value("Sum"))
                .orElse(0.0);
    }

    private static void assertRefused(Runnable call, String code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class, refused -> assertThat(
                        refused.awsErrorDetails().errorCode())
                .startsWith(code));
    }

    private static void assertCode(AwsServiceException denied, int status, String code) {
        assertThat(denied.statusCode()).isEqualTo(status);
        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo(code);
    }

    private static AwsCredentialsProvider of(AwsCredentials credentials) {
        return StaticCredentialsProvider.create(credentials);
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private DynamoDbClient dynamo(AwsCredentialsProvider credentials) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .httpClient(http)
                .build();
    }

    private SqsClient sqs(AwsCredentialsProvider credentials) {
        return SqsClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .httpClient(http)
                .build();
    }
}
