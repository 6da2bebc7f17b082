package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Parameter.In;

/** Requests that are to be refused, and all that the refusals tell. */
final class Denials {
    /**
     * What differs from answer to answer, and tells nothing of what was asked for. {@code Server-Timing} counts calls of the table, of
     * which counting the caller is one at some times and none at others.
     */
    private static final Set<String> OF_ITS_TIME = Set.of(
            "date",
            "ratelimit",
            "server-timing",
            "traceparent",
            "x-amzn-requestid",
            "x-amzn-trace-id",
            "x-ratelimit-remaining",
            "x-ratelimit-reset");

    private static final Pattern MILLISECONDS = Pattern.compile("dur=[0-9.]+|[0-9]+ms");

    private final Caller anyone;

    /** @param anyone whoever calls without credentials of their own */
    Denials(Caller anyone) {
        this.anyone = anyone;
    }

    Caller.Answer ask(Operation operation, Things things, String authorization) {
        return ask(operation, things.path(operation), body(operation), authorization);
    }

    Caller.Answer ask(Operation operation, String path, Optional<String> body, String authorization) {
        return anyone.send(
                operation.method().name(),
                path + required(operation, path),
                body,
                "Authorization",
                authorization,
                "If-Match",
                "W/\"1\"");
    }

    static Optional<String> body(Operation operation) {
        return operation.request().map(request -> request.example());
    }

    private static String required(Operation operation, String path) {
        List<String> pairs = operation.parameters().stream()
                .filter(parameter -> parameter.in() == In.QUERY && parameter.required())
                .map(Denials::pair)
                .toList();
        return pairs.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + String.join("&", pairs);
    }

    private static String pair(Parameter parameter) {
        return parameter.name() + "=" + parameter.example();
    }

    /** Both answers are this problem and tell the same, byte for byte, once ids and what is of its time are left out. */
    static void assertTheSame(
            int status,
            String code,
            Caller.Answer aboutSomething,
            Things there,
            Caller.Answer aboutNothing,
            Things none) {
        aboutSomething.expectProblem(status, code);
        assertThat(told(aboutSomething, there)).isEqualTo(told(aboutNothing, none));
    }

    /** All that an answer tells: status, headers, body. */
    static String told(Caller.Answer answer, Things asked) {
        var headers = new TreeMap<String, String>();
        String request = answer.header("x-request-id");
        answer.headers().map().forEach((name, values) -> {
            if (!OF_ITS_TIME.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(
                        name, MILLISECONDS.matcher(String.join(", ", values)).replaceAll("{time}"));
            }
        });
        if (!asked.masked(answer.text()).equals(answer.text())) {
            headers.remove("etag"); // it names a body that repeats what was asked for
        }
        String whole = answer.status() + "\n" + headers + "\n" + answer.text();
        return asked.masked(request.isEmpty() ? whole : whole.replace(request, "{request}"));
    }
}
