package lyceum.platform.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import lyceum.platform.Digests;
import lyceum.platform.Json;

/** Answers as AWS would to what the measured functions ask: every table holds the example key and what it is told to hold. */
final class StandIn implements AutoCloseable {
    private static final String KEY = """
            {"ConsumedCapacity": {"TableName": "t", "CapacityUnits": 0.5}, "Item": {"PK": {"S": "KEY#00000000000000000000000000"}, "SK": {"S": "KEY"},
              "hash": {"S": "%s"}, "organisation": {"S": "org"}, "roles": {"SS": ["owner"]},
              "usage_key": {"S": "example"}, "created_at": {"S": "2026-01-01T00:00:00Z"}}}
            """.formatted("b918b22a1581fedd39058065f00e6aad35bd561f20257151131a1ddcd21803de");

    private static final String NOTHING = "{\"ConsumedCapacity\": {\"TableName\": \"t\", \"CapacityUnits\": 0.5}}";

    private final HttpServer server;
    private final Optional<Path> answers;

    /**
     * {@code answers} is a directory with what GetItem and Query answer, in files of their names with {@code .json}, and with
     * the bucket's objects at their keys.
     */
    StandIn(Optional<Path> answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean head = exchange.getRequestMethod().equals("HEAD");
                Optional<byte[]> answer = answer(exchange, request);
                byte[] bytes = answer.orElseGet(() -> bytes("<Error><Code>NoSuchKey</Code></Error>"));
                exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, head ? -1 : bytes.length);
                if (!head) {
                    exchange.getResponseBody().write(bytes);
                }
            }
        });
        server.start();
    }

    /** Empty for an object that is not there. */
    private Optional<byte[]> answer(HttpExchange exchange, String request) throws IOException {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        String path = exchange.getRequestURI().getPath();
        if (target.endsWith(".GetItem") && request.contains("KEY#")) {
            return Optional.of(bytes(KEY));
        } else if (target.endsWith(".GetItem") || target.endsWith(".Query")) {
            Optional<byte[]> kept = file(target.substring(target.lastIndexOf('.') + 1) + ".json");
            return kept.or(() -> Optional.of(bytes(NOTHING)));
        } else if (target.endsWith(".TransactWriteItems")) {
            return Optional.of(bytes("{\"ConsumedCapacity\": [{\"TableName\": \"t\", \"CapacityUnits\": 2.0}]}"));
        } else if (target.endsWith(".SendMessage")) {
            byte[] body = bytes(Json.tree(bytes(request)).path("MessageBody").asString());
            return Optional.of(Json.bytes(Map.of("MessageId", "m", "MD5OfMessageBody", Digests.md5(body))));
        } else if (answers.isPresent() && exchange.getRequestMethod().equals("GET") && path.contains("/requests/")) {
            return file(path.substring(path.indexOf("requests/")));
        }
        return Optional.of(bytes(path.startsWith("/apikeys") ? "{\"id\": \"gw\"}" : "{}"));
    }

    private Optional<byte[]> file(String name) throws IOException {
        Optional<Path> file = answers.map(directory -> directory.resolve(name)).filter(Files::exists);
        return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
