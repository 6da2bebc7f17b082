package lyceum.platform.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Answers as AWS would to what the measured functions ask: every table holds the example key and one item, if one is given. */
final class StandIn implements AutoCloseable {
    private static final String KEY = """
            {"ConsumedCapacity": {"TableName": "t", "CapacityUnits": 0.5}, "Item": {"PK": {"S": "KEY#00000000000000000000000000"}, "SK": {"S": "KEY"},
              "hash": {"S": "%s"}, "organisation": {"S": "org"}, "roles": {"SS": ["owner"]},
              "usage_key": {"S": "example"}, "created_at": {"S": "2026-01-01T00:00:00Z"}}}
            """.formatted("b918b22a1581fedd39058065f00e6aad35bd561f20257151131a1ddcd21803de");

    private static final String NOTHING = "{\"ConsumedCapacity\": {\"TableName\": \"t\", \"CapacityUnits\": 0.5}}";

    private final HttpServer server;
    private final String found;

    /** {@code item} is what GetItem answers but for keys. */
    StandIn(Optional<String> item) throws IOException {
        found = item.orElse(NOTHING);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean head = exchange.getRequestMethod().equals("HEAD");
                String answer = answer(exchange, request);
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
                if (!head) {
                    exchange.getResponseBody().write(bytes);
                }
            }
        });
        server.start();
    }

    private String answer(HttpExchange exchange, String request) {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (target.endsWith(".GetItem")) {
            return request.contains("KEY#") ? KEY : found;
        } else if (target.endsWith(".TransactWriteItems")) {
            return "{\"ConsumedCapacity\": [{\"TableName\": \"t\", \"CapacityUnits\": 2.0}]}";
        }
        return exchange.getRequestURI().getPath().startsWith("/apikeys") ? "{\"id\": \"gw\"}" : "{}";
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
