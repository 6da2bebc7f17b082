package lyceum.local.edge;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.template.Properties;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptableObject;

/**
 * A CloudFront Function that changes the headers of requests or answers them: the template's own JavaScript, compiled once and run
 * without access to Java. It is shown method, URI, headers, the viewer's address and the request's id; what it does to anything but
 * headers is not known here. Where it fails, the answer is 503, as at AWS. Safe for use by many threads.
 */
final class EdgeFunction {
    private static final String HANDLER = "handler";

    /** Thrown where the function failed, or wants what is not known here. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String why) {
            super(why, null, false, false);
        }
    }

    /** What a function makes of a request. */
    sealed interface Outcome {
        /** It goes on, with the headers that the function left. */
        record Passed(Request request) implements Outcome {}

        /** The function has answered; nobody else is asked. */
        record Answered(Response response) implements Outcome {}
    }

    private final ScriptableObject scope;
    private final Function handler;

    private EdgeFunction(ScriptableObject scope, Function handler) {
        this.scope = scope;
        this.handler = handler;
    }

    /**
     * The function of a behaviour, if it has one.
     *
     * @throws UnsupportedTemplate if its code does not run
     */
    static Optional<EdgeFunction> read(Template template, Properties behaviour) {
        if (!behaviour.objects("LambdaFunctionAssociations").isEmpty()
                || behaviour.objects("FunctionAssociations").size() > 1) {
            throw unknown(behaviour);
        }
        return behaviour.objects("FunctionAssociations").stream()
                .map(association -> {
                    if (!association.text("EventType").equals("viewer-request")) {
                        throw unknown(behaviour);
                    }
                    String arn = association.text("FunctionARN");
                    return template.ofType("AWS::CloudFront::Function").stream()
                            .filter(function -> arn.endsWith(":function/" + function.logicalId()))
                            .findFirst()
                            .map(function -> compiled(function.properties()))
                            .orElseThrow(() -> unknown(behaviour));
                })
                .findFirst();
    }

    private static UnsupportedTemplate unknown(Properties behaviour) {
        return new UnsupportedTemplate(
                behaviour.where() + " runs functions at the edge in a way that the local host does not know.");
    }

    private static EdgeFunction compiled(Properties function) {
        try (Context context = entered()) {
            ScriptableObject scope = context.initSafeStandardObjects();
            context.compileString(function.text("FunctionCode"), "edge function", 1, null)
                    .exec(context, scope);
            if (!(scope.get(HANDLER, scope) instanceof Function handler)) {
                throw new UnsupportedTemplate(function.where() + " has no function handler.");
            }
            var made = new EdgeFunction(scope, handler);
            made.apply(
                    new Request("GET", "/", "", Headers.of("Host", "edge"), Request.NO_BODY, "127.0.0.1", "HTTP/1.1"),
                    "start");
            return made;
        } catch (RhinoException | Failed broken) {
            throw new UnsupportedTemplate(function.where() + " does not run: " + broken.getMessage());
        }
    }

    /**
     * Runs the function.
     *
     * @throws Failed if it fails
     */
    Outcome apply(Request request, String requestId) {
        try (Context context = entered()) {
            NativeObject asked = object(request);
            Object result = handler.call(context, scope, scope, new Object[] {event(request, asked, requestId)});
            if (!(result instanceof NativeObject object)) {
                throw new Failed("The function answers nothing.");
            }
            return object.get("statusCode") instanceof Number status
                    ? new Outcome.Answered(answer(status.intValue(), object))
                    : new Outcome.Passed(passed(request, object));
        } catch (RhinoException failed) {
            throw new Failed(String.valueOf(failed.getMessage()));
        }
    }

    private static Response answer(int status, NativeObject object) {
        if (status < 200 || status > 599 || object.containsKey("body") || object.containsKey("cookies")) {
            throw new Failed("The function answers with more than a status and headers.");
        }
        var headers = new Headers();
        if (object.get("headers") instanceof NativeObject named) {
            for (Object name : named.getIds()) {
                headers.add(name.toString(), value(named, name.toString()));
            }
        }
        return Response.empty(status, headers);
    }

    private static Request passed(Request request, NativeObject object) {
        if (!request.method().equals(text(object, "method"))
                || !request.path().equals(text(object, "uri"))
                || !(object.get("headers") instanceof NativeObject headers)) {
            throw new Failed("The function changes more than headers.");
        }
        return request.withHeaders(changed(request.headers(), headers));
    }

    private static Context entered() {
        Context context = Context.enter();
        context.setLanguageVersion(Context.VERSION_ES6);
        return context;
    }

    private NativeObject event(Request request, NativeObject asked, String requestId) {
        var context = made();
        put(context, "requestId", requestId);
        var viewer = made();
        put(viewer, "ip", request.remoteAddress());
        var event = made();
        put(event, "version", "1.0");
        put(event, "context", context);
        put(event, "viewer", viewer);
        put(event, "request", asked);
        return event;
    }

    private NativeObject object(Request request) {
        var headers = made();
        values(request.headers()).forEach((name, value) -> {
            var one = made();
            put(one, "value", value);
            put(headers, name, one);
        });
        var object = made();
        put(object, "method", request.method());
        put(object, "uri", request.path());
        put(object, "headers", headers);
        return object;
    }

    private NativeObject made() {
        var object = new NativeObject();
        object.setParentScope(scope);
        object.setPrototype(ScriptableObject.getObjectPrototype(scope));
        return object;
    }

    private static void put(NativeObject object, String name, Object value) {
        object.defineProperty(name, value, ScriptableObject.EMPTY);
    }

    /** Headers that the function left alone keep their spelling and their order. */
    private static Headers changed(Headers sent, NativeObject wanted) {
        Map<String, String> before = values(sent);
        Headers after = sent.copy();
        before.forEach((name, value) -> {
            if (!wanted.containsKey(name)) {
                after.remove(name);
            }
        });
        for (Object id : wanted.getIds()) {
            String name = id.toString();
            String value = value(wanted, name);
            if (!value.equals(before.get(name))) {
                after.set(name, value);
            }
        }
        return after;
    }

    private static Map<String, String> values(Headers headers) {
        Map<String, String> values = new LinkedHashMap<>();
        headers.forEach((name, _) -> values.put(name.toLowerCase(Locale.ROOT), headers.joined(name)));
        return values;
    }

    private static String value(NativeObject headers, String name) {
        return headers.get(name) instanceof NativeObject header ? text(header, "value") : "";
    }

    private static String text(NativeObject object, String name) {
        Object value = object.get(name);
        return value == null ? "" : value.toString();
    }
}
