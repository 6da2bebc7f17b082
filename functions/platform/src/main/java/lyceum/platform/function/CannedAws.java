package lyceum.platform.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
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

/** Stands in for AWS on a loopback port while a function is primed, and says what the context expects of each action. */
final class CannedAws implements AutoCloseable {
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final HttpServer server;
    private final Map<String, String> canned;

    CannedAws(Map<String, String> canned) {
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
            byte[] answer = answer(action(exchange), new String(request, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.getResponseHeaders().set("ETag", "\"primed\"");
            exchange.sendResponseHeaders(200, answer.length == 0 || isHead(exchange) ? -1 : answer.length);
            if (answer.length > 0 && !isHead(exchange)) {
                exchange.getResponseBody().write(answer);
            }
        }
    }

    private String answer(String action, String request) {
        boolean replay = request.contains(DynamoReplays.KEY_PREFIX);
        return switch (action) {
            case "dynamodb.GetItem" -> replay ? metered(action, "{}") : known(action, "{}");
            case "sqs.SendMessage" -> known(action, sent(request));
            default -> known(action, action.startsWith("s3.") ? "" : "{}");
        };
    }

    private String known(String action, String otherwise) {
        String answer = Optional.ofNullable(canned.get(action)).orElse(otherwise);
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

    /** The SDK compares the digest of what it sent with the one that SQS answers. */
    private static String sent(String request) {
        byte[] body = Json.tree(request.getBytes(StandardCharsets.UTF_8))
                .path("MessageBody")
                .asString("")
                .getBytes(StandardCharsets.UTF_8);
        return Json.text(Map.of("MessageId", "primed", "MD5OfMessageBody", Digests.md5(body)));
    }

    /** {@code service.Action} for services that name it in a header, else {@code s3.METHOD} or {@code apigateway.METHOD}. */
    private static String action(HttpExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null) {
            String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            return (signature.contains("/apigateway/") ? "apigateway." : "s3.") + exchange.getRequestMethod();
        }
        String service = target.startsWith("DynamoDB") ? "dynamodb" : target.startsWith("AmazonSQS") ? "sqs" : "aws";
        return service + target.substring(target.lastIndexOf('.'));
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
