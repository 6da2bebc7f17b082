package lyceum.local.packaged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lyceum.local.http.Handler;
import lyceum.local.http.Headers;
import lyceum.local.http.HttpServer;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;

/** Lambda's runtime API for one process: hands out events, collects answers. */
final class RuntimeApi implements Handler, AutoCloseable {
    /**
     * What came back for an event.
     *
     * @param failed whether the function threw, or could not be put together
     */
    record Outcome(boolean failed, String json) {}

    private final HttpServer server;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

    RuntimeApi() throws IOException {
        server = HttpServer.start(0, this);
    }

    String address() {
        return "127.0.0.1:" + server.port();
    }

    /** Sends an event to the function and waits for what comes back. */
    Outcome invoke(String event) throws InterruptedException {
        events.add(event);
        Outcome outcome = outcomes.poll(60, TimeUnit.SECONDS);
        return outcome == null
                ? new Outcome(true, "{\"errorMessage\": \"nothing came back within a minute\"}")
                : outcome;
    }

    /** Ends the wait for an answer that can't come any more. */
    void ended(String why) {
        outcomes.add(new Outcome(true, "{\"errorMessage\": \"%s\"}".formatted(why)));
    }

    @Override
    public Response answer(Request request) {
        if (request.path().endsWith("/invocation/next")) {
            return next();
        }
        outcomes.add(
                new Outcome(request.path().endsWith("/error"), new String(request.body(), StandardCharsets.UTF_8)));
        return Response.text(202, "application/json", "{}");
    }

    private Response next() {
        try {
            String event = events.take();
            return new Response(
                    200,
                    Headers.of(
                            "Content-Type",
                            "application/json",
                            "Lambda-Runtime-Aws-Request-Id",
                            UUID.randomUUID().toString(),
                            "Lambda-Runtime-Deadline-Ms",
                            Long.toString(System.currentTimeMillis() + 29_000),
                            "Lambda-Runtime-Invoked-Function-Arn",
                            "arn:aws:lambda:eu-central-1:000000000000:function:packaged"),
                    event.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Response.text(500, "text/plain", "stopping");
        }
    }

    @Override
    public Response refuse(Refusal refusal, Request request) {
        return Response.text(refusal.status(), "text/plain", refusal.sentence());
    }

    @Override
    public void close() {
        server.close();
    }
}
