package lyceum.local.isolated;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.http.Handler;
import lyceum.local.http.Headers;
import lyceum.local.http.HttpServer;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lambda's runtime API for one process: hands out one event at a time and takes what comes back. A process has a server to itself,
 * so what a dead one had asked for can't be given in its place to another.
 */
final class RuntimeApi implements Handler, AutoCloseable {
    /** The most bytes that a function may answer with, as on Lambda. */
    static final int LONGEST_ANSWER = 6 * 1024 * 1024 + 100;

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Set<String> INIT_FAILED = Set.of(ROOT + "init/error", ROOT + "restore/error");
    private static final Pattern OUTCOME = Pattern.compile(ROOT + "invocation/([^/]+)/(response|error)");

    /**
     * What a process is to work on.
     *
     * @param deadline when the function's time is up
     * @param trace the trace that it belongs to, as X-Ray's header names it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never changed or compared
    record Event(String requestId, String functionArn, Instant deadline, String trace, byte[] json) {}

    private record Pending(Event event, CompletableFuture<byte[]> answer) {}

    private final HttpServer server;
    private final JsonMapper json = JsonMapper.shared();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable Pending waiting;
    private @Nullable Pending running;
    private @Nullable FunctionFailed ended;

    RuntimeApi() throws IOException {
        server = HttpServer.start(0, this);
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + server.port();
    }

    /** Done when the process asks for its first event; failed with {@link FunctionFailed} if it never will. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /**
     * Gives the process an event, of which it has no other now.
     *
     * @return what it answers, or {@link FunctionFailed}
     */
    synchronized CompletableFuture<byte[]> send(Event event) {
        var pending = new Pending(event, new CompletableFuture<>());
        if (ended != null) {
            pending.answer().completeExceptionally(ended);
        } else {
            waiting = pending;
            notifyAll();
        }
        return pending.answer();
    }

    /** Nothing will come from the process any more. */
    synchronized void end(FunctionFailed why) {
        if (ended == null) {
            ended = why;
            ready.completeExceptionally(why);
            fail(waiting, why);
            fail(running, why);
            waiting = null;
            running = null;
            notifyAll();
        }
    }

    synchronized boolean hasEnded() {
        return ended != null;
    }

    @Override
    public Response answer(Request request) {
        boolean post = request.method().equals("POST");
        Matcher outcome = OUTCOME.matcher(request.path());
        if (!post && request.path().equals(ROOT + "invocation/next")) {
            return next();
        }
        if (!post && request.path().equals(ROOT + "restore/next")) {
            // Where Lambda takes its snapshot and, later, wakes copies of it: here the process just goes on.
            return Response.text(200, "application/json", "");
        }
        if (post && INIT_FAILED.contains(request.path())) {
            end(failure(request.body()));
            return accepted();
        }
        if (post && outcome.matches()) {
            return settle(outcome.group(1), outcome.group(2).equals("error"), request.body());
        }
        return problem(404, "UnknownPath", "The runtime API has no " + request + ".");
    }

    private synchronized Response next() {
        ready.complete(null);
        try {
            while (waiting == null && ended == null) {
                wait();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Pending pending = waiting;
        if (pending == null) {
            return problem(500, "Stopping", "The environment is being stopped.");
        }
        running = pending;
        waiting = null;
        return response(pending.event());
    }

    private static Response response(Event event) {
        return new Response(
                200,
                Headers.of(
                        "Content-Type",
                        "application/json",
                        "Lambda-Runtime-Aws-Request-Id",
                        event.requestId(),
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(event.deadline().toEpochMilli()),
                        "Lambda-Runtime-Invoked-Function-Arn",
                        event.functionArn(),
                        "Lambda-Runtime-Trace-Id",
                        event.trace()),
                event.json());
    }

    private synchronized Response settle(String requestId, boolean failed, byte[] body) {
        Pending pending = running;
        if (pending == null || !pending.event().requestId().equals(requestId)) {
            return problem(400, "InvalidRequestID", "No event of this id is being worked on.");
        }
        running = null;
        if (failed) {
            fail(pending, failure(body));
        } else if (body.length > LONGEST_ANSWER) {
            String words =
                    "Response payload size exceeded maximum allowed payload size (" + LONGEST_ANSWER + " bytes).";
            fail(pending, new FunctionFailed("Function.ResponseSizeTooLarge", words));
            return problem(413, "RequestEntityTooLarge", words);
        } else {
            pending.answer().complete(body);
        }
        return accepted();
    }

    private static void fail(@Nullable Pending pending, FunctionFailed why) {
        if (pending != null) {
            pending.answer().completeExceptionally(why);
        }
    }

    private FunctionFailed failure(byte[] body) {
        try {
            JsonNode error = json.readTree(body);
            return new FunctionFailed(
                    error.path("errorType").asString("Unknown"),
                    error.path("errorMessage").asString("null"));
        } catch (JacksonException _) {
            return new FunctionFailed("Unknown", "The function failed and did not say why.");
        }
    }

    private static Response accepted() {
        return Response.text(202, "application/json", "{\"status\":\"OK\"}");
    }

    private Response problem(int status, String type, String message) {
        return Response.text(
                status,
                "application/json",
                "{\"errorType\":\"%s\",\"errorMessage\":%s}".formatted(type, json.writeValueAsString(message)));
    }

    /** An answer too long to be read at all is the end of the event as well. */
    @Override
    public Response refuse(Refusal refusal, Request request) {
        Matcher outcome = OUTCOME.matcher(request.path());
        if (outcome.matches()) {
            byte[] error = problem(refusal.status(), "Function.InvalidAnswer", refusal.sentence())
                    .body();
            settle(outcome.group(1), true, error);
        }
        return Response.text(refusal.status(), "text/plain; charset=utf-8", refusal.sentence());
    }

    @Override
    public void close() {
        end(new FunctionFailed("Runtime.Stopped", "The environment was stopped."));
        server.close();
    }
}
