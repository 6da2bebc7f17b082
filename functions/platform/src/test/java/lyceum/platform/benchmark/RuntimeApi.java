package lyceum.platform.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lambda's runtime API for one process: hands out events when told to, collects the answers. */
final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch checkpointed = new CountDownLatch(1);
    private final CountDownLatch restored = new CountDownLatch(1);

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sends one event and waits for its answer, at most a minute. */
    String invoke(String event) throws InterruptedException {
        events.add(event);
        String answer = answers.poll(1, TimeUnit.MINUTES);
        if (answer == null) {
            throw new IllegalStateException("No answer within a minute");
        }
        return answer;
    }

    /** Waits until the process has come to its checkpoint. */
    void awaitCheckpoint() throws InterruptedException {
        if (!checkpointed.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("No checkpoint within two minutes");
        }
    }

    /** Lets the process go on from its checkpoint. */
    void restore() {
        restored.countDown();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.equals(BASE + "invocation/next")) {
                next(exchange);
            } else if (path.equals(BASE + "restore/next")) {
                checkpointed.countDown();
                restored.await();
                reply(exchange, 200, "");
            } else {
                answers.add(body);
                reply(exchange, 202, "{}");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        String event = events.take();
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 300_000));
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:1:function:f");
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Trace-Id",
                        "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0");
        reply(exchange, 200, event);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
