package lyceum.platform.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.platform.Digests;
import lyceum.platform.Json;
import lyceum.platform.aws.MeteredDynamo;
import lyceum.platform.http.DynamoReplays;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Stands in for AWS on a loopback port while a function is primed, and says what the context expects of each action. */
final class CannedAws implements AutoCloseable {
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private static final Answered MISSING =
            new Answered(404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));

    /** Services by how their targets begin. */
    private static final Map<String, String> SERVICES =
            Map.of("DynamoDB", "dynamodb", "AmazonSQS", "sqs", "TrentService", "kms");

    private final HttpServer server;
    private final Canned canned;

    /** What the service says to one request. */
    @SuppressWarnings("ArrayRecordComponent") // a transport value: never compared
    private record Answered(int status, byte[] body) {
        static Answered ok(String text) {
            return new Answered(200, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    CannedAws(Canned canned) {
        this.canned = canned;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            Answered answer = answer(exchange, new String(request, StandardCharsets.UTF_8));
            boolean empty =
                    answer.body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.getResponseHeaders().set("ETag", "\"primed\"");
            exchange.sendResponseHeaders(answer.status, empty ? -1 : answer.body.length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body);
            }
        }
    }

    private Answered answer(HttpExchange exchange, String request) {
        String action = action(exchange);
        boolean replay = request.contains(DynamoReplays.KEY_PREFIX);
        return switch (action) {
            case "dynamodb.GetItem" -> Answered.ok(replay ? metered(action, "{}") : known(action, "{}"));
            case "sqs.SendMessage" -> Answered.ok(known(action, sent(request)));
            case "s3.GET" -> object(exchange.getRequestURI().getPath(), action);
            default -> Answered.ok(known(action, action.startsWith("s3.") ? "" : "{}"));
        };
    }

    /** An object by the end of its path; of a bucket that has some, no other is there. */
    private Answered object(String path, String action) {
        return canned.objects().entrySet().stream()
                .filter(object -> path.endsWith("/" + object.getKey()))
                .map(object -> new Answered(200, object.getValue()))
                .findFirst()
                .orElseGet(() -> canned.objects().isEmpty() ? Answered.ok(known(action, "")) : MISSING);
    }

    private String known(String action, String otherwise) {
        String answer = Optional.ofNullable(canned.texts().get(action)).orElse(otherwise);
        return action.startsWith("dynamodb.") ? metered(action, answer) : answer;
    }

    /** DynamoDB says what a call consumed, as {@link MeteredDynamo} asks it to. */
    private static String metered(String action, String answer) {
        var consumed = Map.of("TableName", "primed", "CapacityUnits", 1.0);
        boolean several = action.contains("Batch") || action.contains("Transact");
        var members = new LinkedHashMap<>(Json.read(answer.getBytes(StandardCharsets.UTF_8), MEMBERS));
        members.putIfAbsent("ConsumedCapacity", several ? List.of(consumed) : consumed);
        return Json.line(members);
    }

    /** The SDK compares the digests of what it sent with those that SQS answers. */
    private static String sent(String request) {
        JsonNode message = Json.tree(request.getBytes(StandardCharsets.UTF_8));
        byte[] body = message.path("MessageBody").asString("").getBytes(StandardCharsets.UTF_8);
        return Json.text(Map.of(
                "MessageId",
                "primed",
                "MD5OfMessageBody",
                Digests.md5(body),
                "MD5OfMessageAttributes",
                Digests.md5(attributes(message.path("MessageAttributes")))));
    }

    /** As SQS digests texts: by name, each name, type and value with its length before it, and 1 for a text. */
    private static byte[] attributes(JsonNode attributes) {
        var bytes = new ByteArrayOutputStream();
        attributes.propertyStream().sorted(Map.Entry.comparingByKey()).forEach(attribute -> {
            sized(bytes, attribute.getKey());
            sized(bytes, attribute.getValue().path("DataType").asString(""));
            bytes.write(1);
            sized(bytes, attribute.getValue().path("StringValue").asString(""));
        });
        return bytes.toByteArray();
    }

    private static void sized(ByteArrayOutputStream to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        to.writeBytes(bytes);
    }

    /** {@code service.Action} for services that name it in a header, else {@code s3.METHOD} or {@code apigateway.METHOD}. */
    private static String action(HttpExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null) {
            String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            return (signature.contains("/apigateway/") ? "apigateway." : "s3.") + exchange.getRequestMethod();
        }
        String service = SERVICES.entrySet().stream()
                .filter(known -> target.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("aws");
        return service + target.substring(target.lastIndexOf('.'));
    }
}
