package lyceum.local.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import lyceum.local.http.Handler;
import lyceum.local.http.Headers;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.traces.RecentTraces;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@code /console} and what is below it, and leaves every other path to the edge. The page holds nothing of its own: it
 * reads {@code /console/snapshot} again and again.
 */
public final class Console implements Handler {
    private static final String PATH = "/console";
    private static final String SNAPSHOT = PATH + "/snapshot";
    private static final String TRACES = PATH + "/traces";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Map<String, Response> FILES = Map.of(
            PATH,
            file("console.html", "text/html; charset=utf-8"),
            PATH + "/console.css",
            file("console.css", "text/css; charset=utf-8"),
            PATH + "/console.js",
            file("console.js", "text/javascript; charset=utf-8"),
            PATH + "/traces.js",
            file("traces.js", "text/javascript; charset=utf-8"));

    private final ConsoleData data;
    private final TraceViews traces;
    private final Handler edge;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * Puts the console before the edge.
     *
     * @param traces answered at {@code /console/traces}, and each at {@code /console/traces/} and its id
     * @param edge answers all other paths, those below {@code /static} among them: the console draws with the site's scripts
     */
    public Console(ConsoleData data, RecentTraces traces, Handler edge) {
        this.data = data;
        this.traces = new TraceViews(traces);
        this.edge = edge;
    }

    @Override
    public Response answer(Request request) {
        if (!request.path().startsWith(PATH)) {
            return edge.answer(request);
        }
        if (!isOwnName(request.headers().get("Host"))) {
            return Response.text(403, "text/plain", "The console is for this machine only.");
        }
        if (request.path().equals(SNAPSHOT)) {
            return json(data.snapshot());
        }
        if (request.path().equals(TRACES)) {
            return json(traces.latest());
        }
        if (request.path().startsWith(TRACES + "/")) {
            return traces.find(request.path().substring(TRACES.length() + 1))
                    .map(this::json)
                    .orElseGet(() -> Response.text(404, "text/plain", "No trace of this id is kept."));
        }
        Response file = FILES.get(request.path());
        return file == null
                ? edge.answer(request)
                : secured(new Response(200, file.headers().copy(), file.body()));
    }

    @Override
    public Response refuse(Refusal refusal, Request request) {
        return edge.refuse(refusal, request);
    }

    /** A page elsewhere that lets its own name point here must not read the console. */
    private static boolean isOwnName(String host) {
        int colon = host.lastIndexOf(':');
        return OWN_NAMES.contains(colon > host.lastIndexOf(']') ? host.substring(0, colon) : host);
    }

    private Response json(Object value) {
        return secured(
                new Response(200, Headers.of("Content-Type", "application/json"), json.writeValueAsBytes(value)));
    }

    private static Response secured(Response response) {
        response.headers()
                .set("Cache-Control", "no-store")
                .set("X-Content-Type-Options", "nosniff")
                .set(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'");
        return response;
    }

    private static Response file(String name, String contentType) {
        try (InputStream in = Console.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The console's " + name + " is missing from its jar.");
            }
            return new Response(200, Headers.of("Content-Type", contentType), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
