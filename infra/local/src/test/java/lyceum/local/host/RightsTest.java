package lyceum.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import lyceum.local.buckets.LocalBuckets;
import lyceum.local.gateway.FileUsageKeys;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Iam;
import lyceum.local.keys.LocalKeys;
import lyceum.local.keys.LocalKms;
import lyceum.local.queues.LocalQueues;
import lyceum.local.tables.LocalTables;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Real calls of the real services: each is refused as soon as its statement is taken out of the role's policy. */
class RightsTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/Test-Worker";
    private static final Map<String, AttributeValue> KEY =
            Map.of("PK", AttributeValue.fromS("a"), "SK", AttributeValue.fromS("b"));

    private final Path directory;

    RightsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void tables() {
        assertThat(tables("'dynamodb:PutItem', 'dynamodb:GetItem'")).isEqualTo(KEY);
        assertThatThrownBy(() -> tables("'dynamodb:PutItem'"))
                .isInstanceOfSatisfying(DynamoDbException.class, denied -> {
                    assertThat(denied.statusCode()).isEqualTo(400);
                    assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                    assertThat(denied.getMessage()).contains("dynamodb:GetItem");
                });
        assertThatThrownBy(() -> tables("'dynamodb:GetItem'")).hasMessageContaining("dynamodb:PutItem");
    }

    private Map<String, AttributeValue> tables(String actions) {
        Template template = template(actions);
        try (var tables =
                LocalTables.open(template, directory.resolve("tables"), iam(template), (_, _, _, _, _) -> {})) {
            var client = tables.client(ROLE);
            client.transactWriteItems(write -> write.transactItems(TransactWriteItem.builder()
                    .put(put -> put.tableName("things").item(KEY))
                    .build()));
            return client.getItem(get -> get.tableName("things").key(KEY)).item();
        }
    }

    @Test
    void queues() {
        Template template = template("'sqs:SendMessage'");
        var measured = new ArrayList<String>();
        try (var http = UrlConnectionHttpClient.create();
                var queues = LocalQueues.start(
                        template,
                        http,
                        (_, queue, metric, value, _) -> measured.add(metric + queue.values() + " " + value))) {
            String url = queues.urls().getFirst();
            var client = queues.client(ROLE, iam(template));
            client.sendMessage(send -> send.queueUrl(url).messageBody("hello"));
            assertThat(queues.visible(url)).isEqualTo(1);
            assertThatThrownBy(() -> client.receiveMessage(receive -> receive.queueUrl(url)))
                    .isInstanceOfSatisfying(SqsException.class, denied -> {
                        assertThat(denied.statusCode()).isEqualTo(403);
                        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                    });
            assertThat(queues.client()
                            .receiveMessage(receive -> receive.queueUrl(url))
                            .messages())
                    .hasSize(1);
            assertThat(measured)
                    .containsExactly("NumberOfMessagesSent[" + url.substring(url.lastIndexOf('/') + 1) + "] 1.0");
        }
    }

    @Test
    void bucketsAndSignedUrls() throws IOException, InterruptedException {
        Template template = template("'s3:PutObject', 's3:GetObject'");
        var keys = new AccessKeys("secret");
        var credentials = keys.of(ROLE);
        try (var http = UrlConnectionHttpClient.create();
                var buckets = LocalBuckets.start(template, directory.resolve("buckets"), 0, keys, iam(template), http);
                var s3 = buckets.client(credentials);
                var host = buckets.client(keys.host());
                var signer = buckets.presigner(credentials)) {
            s3.putObject(
                    put -> put.bucket("files").key("k").contentType("text/plain"), RequestBody.fromString("hello"));
            assertThat(s3.getObjectAsBytes(get -> get.bucket("files").key("k")).asUtf8String())
                    .isEqualTo("hello");
            assertDenied(() -> s3.deleteObject(delete -> delete.bucket("files").key("k")));
            assertDenied(() -> s3.listObjectsV2(list -> list.bucket("files")));
            // Without the right to list, a missing object is not told from a forbidden one.
            assertDenied(() -> s3.getObjectAsBytes(get -> get.bucket("files").key("none")));
            assertThatThrownBy(() ->
                            host.getObjectAsBytes(get -> get.bucket("files").key("none")))
                    .isInstanceOf(NoSuchKeyException.class);
            var url = signer.presignPutObject(sign -> sign.signatureDuration(Duration.ofMinutes(1))
                            .putObjectRequest(put -> put.bucket("files").key("signed")))
                    .url();
            assertThat(put(URI.create(url.toString()))).isEqualTo(200);
            assertThat(put(URI.create(url.toString().replace("/signed", "/other"))))
                    .isEqualTo(403);
            var foreign = signer.presignDeleteObject(sign -> sign.signatureDuration(Duration.ofMinutes(1))
                            .deleteObjectRequest(
                                    delete -> delete.bucket("files").key("signed")))
                    .url();
            assertThat(send(HttpRequest.newBuilder(URI.create(foreign.toString()))
                            .DELETE()))
                    .isEqualTo(403);
            assertThat(text(host, "signed")).isEqualTo("body");
        }
    }

    @Test
    void keys() {
        Template signer = template("'kms:Sign'");
        var keys = LocalKeys.open(signer, directory.resolve("keys"));
        String id = signer.ref("Signing");
        var client = new LocalKms(keys, iam(signer), ROLE);

        assertThat(client.sign(signing(id)).signature().asByteArray()).isNotEmpty();
        assertThatThrownBy(() -> client.getPublicKey(get -> get.keyId(id)))
                .isInstanceOfSatisfying(KmsException.class, denied -> {
                    assertThat(denied.statusCode()).isEqualTo(400);
                    assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                    assertThat(denied.getMessage()).contains("kms:GetPublicKey");
                });
        var reading = iam(template("'kms:GetPublicKey'"));
        var reader = new LocalKms(keys, reading, ROLE);
        assertThat(reader.getPublicKey(get -> get.keyId(id)).publicKey().asByteArray())
                .isNotEmpty();
        assertThatThrownBy(() -> reader.sign(signing(id))).hasMessageContaining("kms:Sign");
        assertThatThrownBy(() -> new LocalKms(keys, reading, "nobody").getPublicKey(get -> get.keyId(id)))
                .isInstanceOf(KmsException.class);
    }

    @Test
    void controlPlane() {
        var keys = FileUsageKeys.open(directory.resolve("usage-keys.json"));
        Template template = template("'apigateway:POST'");
        var control = new ControlPlane(keys, iam(template), template);
        var allowed = control.as(ROLE)
                .send("POST", "/apikeys", "{\"name\":\"n\",\"value\":\"v\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(allowed.status()).isEqualTo(201);
        assertThat(keys.byValue("v")).isPresent();
        assertThat(control.as(ROLE).send("DELETE", "/apikeys/x", new byte[0]).status())
                .isEqualTo(403);
        assertThat(control.as("nobody").send("POST", "/apikeys", new byte[0]).status())
                .isEqualTo(403);
    }

    @Test
    void aGatewayKeyIsInOnePlanOrAnother() {
        var keys = FileUsageKeys.open(directory.resolve("usage-keys.json"));
        Template template = template("'apigateway:POST', 'apigateway:GET', 'apigateway:DELETE'");
        var control = new ControlPlane(keys, iam(template), template).as(ROLE);
        String id = keys.createKey("n", "v").id();
        byte[] member = ("{\"keyId\":\"" + id + "\",\"keyType\":\"API_KEY\"}").getBytes(StandardCharsets.UTF_8);

        assertThat(new String(
                        control.send("GET", "/usageplans?limit=500", new byte[0])
                                .json(),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"item\":[]}");
        assertThat(control.send("POST", "/usageplans/p1/keys", member).status()).isEqualTo(201);
        assertThat(keys.byValue("v").orElseThrow().plans()).containsExactly("p1");
        assertThat(control.send("DELETE", "/usageplans/p1/keys/" + id, new byte[0])
                        .status())
                .isEqualTo(202);
        assertThat(control.send("DELETE", "/usageplans/p1/keys/" + id, new byte[0])
                        .status())
                .isEqualTo(404);
        assertThat(FileUsageKeys.open(directory.resolve("usage-keys.json"))
                        .byValue("v")
                        .orElseThrow()
                        .plans())
                .isEmpty();
    }

    private static SignRequest signing(String keyId) {
        return SignRequest.builder()
                .keyId(keyId)
                .message(SdkBytes.fromUtf8String("text"))
                .messageType(MessageType.RAW)
                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256)
                .build();
    }

    private static String text(S3Client client, String key) {
        return client.getObjectAsBytes(get -> get.bucket("files").key(key)).asUtf8String();
    }

    private static int put(URI url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url).PUT(HttpRequest.BodyPublishers.ofString("body")));
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, denied -> assertThat(denied.statusCode())
                .isEqualTo(403));
    }

    private static Iam iam(Template template) {
        return Iam.of(template, _ -> {});
    }

    private Template template(String actions) {
        return Assemblies.read(directory, """
                {'Resources': {
                  'Table': {'Type': 'AWS::DynamoDB::Table', 'Properties': {'TableName': 'things',
                    'AttributeDefinitions': [{'AttributeName': 'PK', 'AttributeType': 'S'}, {'AttributeName': 'SK', 'AttributeType': 'S'}],
                    'KeySchema': [{'AttributeName': 'PK', 'KeyType': 'HASH'}, {'AttributeName': 'SK', 'KeyType': 'RANGE'}]}},
                  'Queue': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': 'q'}},
                  'Signing': {'Type': 'AWS::KMS::Key', 'Properties': {
                    'KeySpec': 'ECC_NIST_P256', 'KeyUsage': 'SIGN_VERIFY', 'KeyPolicy': {}}},
                  'Bucket': {'Type': 'AWS::S3::Bucket', 'Properties': {'BucketName': 'files'}},
                  'Worker': {'Type': 'AWS::IAM::Role', 'Properties': {}},
                  'Policy': {'Type': 'AWS::IAM::Policy', 'Properties': {
                    'Roles': [{'Ref': 'Worker'}],
                    'PolicyDocument': {'Statement': [{'Effect': 'Allow', 'Action': [%s], 'Resource': '*'}]}}}}}""".formatted(actions));
    }
}
