package lyceum.tables.compare;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lyceum.tables.json.SdkJson;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** One of the two servers, asked over HTTP. */
final class Side {
    private static final Pattern TYPE = Pattern.compile("\"__type\":\"[^\"#]*#([^\"]*)\"");
    private static final Pattern MESSAGE = Pattern.compile("\"[mM]essage\":\"(.*?[^\\\\])\"[,}]", Pattern.DOTALL);

    private final URI uri;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Side(URI uri) {
        this.uri = uri;
    }

    URI uri() {
        return uri;
    }

    /**
     * An answer without what may differ from server to server.
     *
     * @param said what was answered, or the error's type
     * @param capacity what was consumed, if that was asked for
     * @param message the error's message; empty if there is none
     */
    record Answer(int status, String said, String capacity, String message) {

        /** Whether both mean the same; the words of messages are judged by other tests. */
        boolean agrees(Answer other) {
            return status == other.status && said.equals(other.said) && capacity.equals(other.capacity);
        }
    }

    Answer ask(DynamoDbRequest request) throws IOException, InterruptedException {
        var name = request.getClass().getSimpleName().replace("Request", "");
        var call = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("X-Amz-Target", "DynamoDB_20120810." + name)
                .header("X-Amz-Date", "20260101T000000Z")
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=f")
                .POST(HttpRequest.BodyPublishers.ofString(SdkJson.write((SdkPojo) request)))
                .build();
        var response = http.send(call, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        var body = response.body();
        return response.statusCode() == 200
                ? answer(name, body)
                : new Answer(response.statusCode(), first(TYPE, body), "", first(MESSAGE, body));
    }

    private static String first(Pattern pattern, String body) {
        var matcher = pattern.matcher(body);
        return matcher.find() ? matcher.group(1).replace("\\\"", "\"") : "";
    }

    private static Answer answer(String operation, String body) {
        return switch (operation) {
            case "GetItem" -> {
                var read = GetItemResponse.builder();
                SdkJson.read(body, (SdkPojo) read);
                var answer = read.build();
                yield answered(item(answer.item()), answer.consumedCapacity());
            }
            // All three that write one item answer alike.
            case "PutItem", "UpdateItem", "DeleteItem" -> {
                var read = UpdateItemResponse.builder();
                SdkJson.read(body, (SdkPojo) read);
                var answer = read.build();
                yield answered(item(answer.attributes()), answer.consumedCapacity());
            }
            case "Query" -> {
                var read = QueryResponse.builder();
                SdkJson.read(body, (SdkPojo) read);
                var answer = read.build();
                var items = answer.items().stream().map(Side::item).toList();
                yield answered(
                        items + " " + answer.count() + " of " + answer.scannedCount() + " then "
                                + item(answer.lastEvaluatedKey()),
                        answer.consumedCapacity());
            }
            // In which order a scan meets partitions is nobody's promise.
            case "Scan" -> {
                var read = ScanResponse.builder();
                SdkJson.read(body, (SdkPojo) read);
                var answer = read.build();
                yield answered(
                        sorted(answer.items()) + " " + answer.count() + " of " + answer.scannedCount(),
                        answer.consumedCapacity());
            }
            case "BatchGetItem" -> {
                var read = BatchGetItemResponse.builder();
                SdkJson.read(body, (SdkPojo) read);
                var tables = new TreeMap<String, List<String>>();
                read.build().responses().forEach((table, items) -> tables.put(table, sorted(items)));
                yield answered(tables.toString(), null);
            }
            default -> answered("", null);
        };
    }

    private static Answer answered(String said, @Nullable ConsumedCapacity capacity) {
        return new Answer(
                200, said, capacity == null ? "" : capacity.capacityUnits().toString(), "");
    }

    private static List<String> sorted(List<Map<String, AttributeValue>> items) {
        return items.stream().map(Side::item).sorted(Comparator.naturalOrder()).toList();
    }

    private static String item(Map<String, AttributeValue> item) {
        var sorted = new TreeMap<String, String>();
        try {
            SdkValues.fromSdk(item).forEach((name, value) -> sorted.put(name, value(value)));
            return sorted.toString();
        } catch (Rejection e) {
            return "what no item can be: " + e.sentence();
        }
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.L(var elements) ->
                "L" + elements.stream().map(Side::value).toList();
            case Value.M(var entries) -> {
                var sorted = new TreeMap<String, String>();
                entries.forEach((name, each) -> sorted.put(name, value(each)));
                yield "M" + sorted;
            }
            case Value.Ss(var members) -> "SS" + members.stream().sorted().toList();
            case Value.Ns(var members) -> "NS" + members.stream().sorted().toList();
            case Value.Bs(var members) ->
                "BS"
                        + members.stream()
                                .map(each -> each.asUtf8String())
                                .sorted()
                                .toList();
            default -> value.toString();
        };
    }
}
