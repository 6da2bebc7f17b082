package lyceum.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The protocol, byte by byte. */
class HttpDoorTest {
    private static final String CREATE = """
            {"TableName":"things","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]}""";
    private final Tables tables = Tables.inMemory();
    private final URI uri = tables.serve(0).uri();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        tables.close();
    }

    private HttpResponse<String> call(String operation, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri)
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=f")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(
                request.timeout(Duration.ofSeconds(10)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void answersCarryTheirChecksumTypeAndId() throws Exception {
        call("CreateTable", CREATE);
        call("PutItem", "{\"TableName\":\"things\",\"Item\":{\"pk\":{\"S\":\"é\\u0000\\\"\"},\"b\":{\"B\":\"AAE=\"}}}");
        var answer = call("GetItem", "{\"TableName\":\"things\",\"Key\":{\"pk\":{\"S\":\"é\\u0000\\\"\"}}}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"Item\":{\"pk\":{\"S\":\"é\\u0000\\\"\"},\"b\":{\"B\":\"AAE=\"}}}");
        var crc = new CRC32();
        crc.update(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.headers().firstValue("x-amz-crc32")).hasValue(Long.toString(crc.getValue()));
        assertThat(answer.headers().firstValue("x-amzn-RequestId"))
                .hasValueSatisfying(id -> assertThat(id).matches("[A-Z0-9]{52}"));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.0");
    }

    @Test
    void errorsNameTheirKind() throws Exception {
        assertThat(call("GetItem", "{\"TableName\":\"none\",\"Key\":{\"pk\":{\"S\":\"a\"}}}")
                        .body())
                .isEqualTo("{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\",\"message\":"
                        + "\"Requested resource not found\"}");
        var invalid = call("GetItem", "{}");
        assertThat(invalid.statusCode()).isEqualTo(400);
        assertThat(invalid.body())
                .isEqualTo("{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"2 validation"
                        + " errors detected: Value null at 'tableName' failed to satisfy constraint: Member must not be"
                        + " null; Value null at 'key' failed to satisfy constraint: Member must not be null\"}");
        call("CreateTable", CREATE);
        call("PutItem", "{\"TableName\":\"things\",\"Item\":{\"pk\":{\"S\":\"a\"}}}");
        assertThat(call(
                                "PutItem",
                                "{\"TableName\":\"things\",\"Item\":{\"pk\":{\"S\":\"a\"}},\"ConditionExpression\":"
                                        + "\"attribute_not_exists(pk)\",\"ReturnValuesOnConditionCheckFailure\":"
                                        + "\"ALL_OLD\"}")
                        .body())
                .isEqualTo("{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
                        + "\"message\":\"The conditional request failed\",\"Item\":{\"pk\":{\"S\":\"a\"}}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"TableName":1}                        | NUMBER_VALUE cannot be converted to String
            {"TableName":1.5}                      | DECIMAL_VALUE cannot be converted to String
            {"TableName":true}                     | TRUE_VALUE cannot be converted to String
            {"TableName":[]}                       | Unrecognized collection type class java.lang.String
            {"TableName":{}}                       | Start of structure or map found where not expected
            {"Key":"a"}                            | Unexpected field type
            {"Key":{"pk":1}}                       | Unexpected value type in payload
            {"Key":{"pk":{"B":"abc"}}}             | Base64 encoded length is expected a multiple of 4 bytes but found: 3
            {"ConsistentRead":"maybe"}             | Unexpected token received from parser
            """)
    void wrongTypesAreRefusedInTheWordsOfTheService(String body, String why) throws Exception {
        var answer = call("GetItem", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"__type\":\"com.amazon.coral.service#SerializationException\",\"Message\":\"" + why + "\"}");
    }

    @Test
    void answersWithNothingToSayAreEmpty() throws Exception {
        call("CreateTable", CREATE);
        var answer = call(
                "TagResource", "{\"ResourceArn\":\"" + arnOfThings() + "\",\"Tags\":[{\"Key\":\"a\",\"Value\":\"\"}]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("x-amz-crc32")).hasValue("0");
        assertThat(call("ListTagsOfResource", "{\"ResourceArn\":\"" + arnOfThings() + "\"}")
                        .body())
                .isEqualTo("{\"Tags\":[{\"Key\":\"a\",\"Value\":\"\"}]}");
    }

    private String arnOfThings() {
        return tables.client()
                .describeTable(request -> request.tableName("things"))
                .table()
                .tableArn();
    }

    @Test
    void whatIsNoCallIsRefused() throws Exception {
        assertThat(send(HttpRequest.newBuilder(uri).GET()).body()).startsWith("healthy: dynamodb");
        assertThat(send(HttpRequest.newBuilder(uri).DELETE()).statusCode()).isEqualTo(404);
        assertThat(call("Nonsense", "{}").body()).contains("UnknownOperationException");
        assertThat(call("ExecuteStatement", "{}").body()).contains("UnknownOperationException");
        assertThat(send(HttpRequest.newBuilder(uri)
                                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .body())
                .contains("MissingAuthenticationTokenException");
        assertThat(call("ListTables", "").body()).contains("SerializationException");
        assertThat(call("ListTables", "{\"a\":").body()).contains("SerializationException");
        assertThat(call("ListTables", "[".repeat(100_000)).body()).contains("SerializationException");
        assertThat(call("PutItem", "x".repeat((16 << 20) + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void valuesTooDeepForTheServiceAreStillRead() throws Exception {
        call("CreateTable", CREATE);
        var deep = "{\"L\":[".repeat(100) + "{\"S\":\"a\"}" + "]}".repeat(100);
        assertThat(call("PutItem", "{\"TableName\":\"things\",\"Item\":{\"pk\":{\"S\":\"a\"},\"deep\":" + deep + "}}")
                        .body())
                .contains("ValidationException", "Nesting Levels have exceeded supported limits");
    }
}
