package lyceum.tables.protocol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;

/** Serves the protocol over HTTP on loopback, each request in a virtual thread of its own. */
public final class HttpEndpoint implements Endpoint {
    private static final int MOST_BYTES = 16 << 20;
    private static final String JSON = "application/x-amz-json-1.0";

    // The JDK's server writes head and body apart: without this, Nagle's algorithm holds the body back
    // until the head is acknowledged. It reads both settings when its first server is made.
    static {
        setDefault("sun.net.httpserver.nodelay", "true");
        setDefault("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Protocol protocol;

    private HttpEndpoint(HttpServer server, Protocol protocol) {
        this.server = server;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.protocol = protocol;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Opens the door.
     *
     * @param port the port, or 0 for any free one
     * @throws UncheckedIOException if the port can't be had
     */
    public static HttpEndpoint open(int port, Protocol protocol) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var endpoint = new HttpEndpoint(HttpServer.create(address, 0), protocol);
            endpoint.server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " on loopback can't be had: " + e.getMessage(), e);
        }
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                send(exchange, 200, "healthy: dynamodb.us-east-1.amazonaws.com ", "text/plain");
                return;
            }
            if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, 404, "<UnknownOperationException/>\n", "text/plain");
                return;
            }
            var body = exchange.getRequestBody().readNBytes(expected(exchange) + 1);
            if (body.length > MOST_BYTES) {
                exchange.getResponseHeaders().set("Connection", "close");
                send(exchange, 413, "", "text/plain");
                return;
            }
            answer(exchange, body);
        }
    }

    // What is asked for is set aside at once: no more than the request says it has.
    private static int expected(HttpExchange exchange) {
        var length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null ? MOST_BYTES : (int) Math.min(MOST_BYTES, Long.parseLong(length.trim()));
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        var headers = exchange.getRequestHeaders();
        var signed = headers.containsKey("Authorization")
                || String.valueOf(exchange.getRequestURI().getRawQuery()).contains("X-Amz-Signature=");
        var answer = protocol.answer(headers.getFirst("X-Amz-Target"), signed, body);
        if (answer.isPresent()) {
            exchange.getResponseHeaders().set("x-amzn-RequestId", answer.get().requestId());
            send(exchange, answer.get().status(), answer.get().body(), JSON);
        }
        // Otherwise closing the exchange without a word breaks the connection: the reply is lost.
    }

    private static void send(HttpExchange exchange, int status, String text, String type) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32();
        crc.update(body);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("x-amz-crc32", Long.toString(crc.getValue()));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
