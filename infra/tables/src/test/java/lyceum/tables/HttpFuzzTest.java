package lyceum.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nonsense at the HTTP door, the same in each run: it never fails of itself and never hangs. */
class HttpFuzzTest {
    private static final int REQUESTS = 4000;
    private static final int LONGEST_WAIT = 10_000;
    private static final String CREATE = """
            {"TableName":"things","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
             "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"}}""";
    private static final List<String> TARGETS = List.of(
            "DynamoDB_20120810.CreateTable",
            "DynamoDB_20120810.UpdateTable",
            "DynamoDB_20120810.DescribeTable",
            "DynamoDB_20120810.ListTables",
            "DynamoDB_20120810.GetItem",
            "DynamoDB_20120810.PutItem",
            "DynamoDB_20120810.UpdateItem",
            "DynamoDB_20120810.DeleteItem",
            "DynamoDB_20120810.Query",
            "DynamoDB_20120810.Scan",
            "DynamoDB_20120810.BatchGetItem",
            "DynamoDB_20120810.BatchWriteItem",
            "DynamoDB_20120810.TransactGetItems",
            "DynamoDB_20120810.TransactWriteItems",
            "DynamoDB_20120810.UpdateTimeToLive",
            "DynamoDB_20120810.TagResource",
            "DynamoDB_20120810.UntagResource",
            "DynamoDB_20120810.ListTagsOfResource",
            "DynamoDB_20120810.DescribeContinuousBackups",
            "DynamoDB_20120810.UpdateContinuousBackups",
            "DynamoDBStreams_20120810.ListStreams",
            "DynamoDBStreams_20120810.DescribeStream",
            "DynamoDBStreams_20120810.GetShardIterator",
            "DynamoDBStreams_20120810.GetRecords");

    private final Tables tables = Tables.inMemory();
    private final URI uri = tables.serve(0).uri();

    @BeforeEach
    void createTable() throws IOException {
        assertThat(call("DynamoDB_20120810.CreateTable", CREATE.getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 200");
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private String call(String target, byte[] body) throws IOException {
        var head = "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Amz-Target: " + target
                + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=a\r\nContent-Length: " + body.length + "\r\n\r\n";
        var request = Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), head.length() + body.length);
        System.arraycopy(body, 0, request, head.length(), body.length);
        return send(request);
    }

    // All that the server says until it closes; a server that says nothing more for long fails the test.
    private String send(byte[] request) throws IOException {
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(LONGEST_WAIT);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void every(int seed, BiFunction<Random, String, byte[]> body) throws IOException {
        var random = new Random(seed);
        for (var i = 0; i < REQUESTS / 2; i++) {
            var target = TARGETS.get(random.nextInt(TARGETS.size()));
            var bytes = body.apply(random, Nonsense.request(random));
            var answer = call(target, bytes);
            assertThat(answer)
                    .as("%s %s", target, new String(bytes, StandardCharsets.UTF_8))
                    .matches("(?s)HTTP/1.1 (200|400) .*");
        }
    }

    @Test
    void nonsenseThatLooksLikeRequestsIsAnsweredOrRefused() throws IOException {
        every(1, (_, request) -> request.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void damagedRequestsAreAnsweredOrRefused() throws IOException {
        every(2, (random, request) -> {
            var bytes = request.getBytes(StandardCharsets.UTF_8);
            for (var i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return Arrays.copyOf(bytes, random.nextInt(10) == 0 ? random.nextInt(bytes.length) : bytes.length);
        });
    }

    @Test
    void whatIsHardlyHttpLeavesTheServerAlone() throws IOException {
        var random = new Random(3);
        var heads = List.of(
                "",
                "\r\n\r\n",
                "POST / HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{}",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n{}",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnothing\r\n",
                "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\n" + "X-Many: a\r\n".repeat(5000) + "\r\n",
                "BREW /pot HTTP/9.9\r\n\r\n");
        for (var head : heads) {
            send(head.getBytes(StandardCharsets.ISO_8859_1));
        }
        for (var i = 0; i < 200; i++) {
            var noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            send(noise);
        }
        assertThat(call("DynamoDB_20120810.ListTables", "{}".getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 200")
                .contains("things");
    }
}
