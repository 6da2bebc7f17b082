package lyceum.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import lyceum.local.http.Headers;
import lyceum.local.http.Response;
import lyceum.local.template.Properties;
import lyceum.local.template.UnsupportedTemplate;

/** The gateway's own answers: those of the template, or AWS's where it names none. */
final class GatewayResponses {
    private static final String HEADER = "gatewayresponse.header.";

    private record Answer(int status, Map<String, Mapping> headers, Text body, String contentType) {}

    private final Map<Failure, Answer> answers = new EnumMap<>(Failure.class);

    void add(Properties properties) {
        Failure type = type(properties);
        var headers = new LinkedHashMap<String, Mapping>();
        properties.map("ResponseParameters").forEach((name, expression) -> {
            if (!name.startsWith(HEADER)) {
                throw new UnsupportedTemplate(
                        properties.where() + " sets " + name + ", which the local host does not know.");
            }
            headers.put(name.substring(HEADER.length()), Mapping.parse(expression, properties.where()));
        });
        Map<String, String> templates = properties.map("ResponseTemplates");
        String contentType = templates.keySet().stream().findFirst().orElse("application/json");
        answers.put(
                type,
                new Answer(
                        properties.numberIf("StatusCode").map(Math::toIntExact).orElse(0),
                        headers,
                        Text.of(templates.getOrDefault(contentType, usual()), properties.where()),
                        contentType));
    }

    private static Failure type(Properties properties) {
        try {
            return Failure.valueOf(properties.text("ResponseType"));
        } catch (IllegalArgumentException _) {
            throw new UnsupportedTemplate(
                    properties.where() + ".ResponseType is not a type of answer that the local host knows.");
        }
    }

    private static String usual() {
        return "{\"message\":$context.error.messageString}";
    }

    /** Puts the answer's status on the exchange before its body is written, for the body may name it. */
    Response answer(Exchange exchange, Failed failed) {
        exchange.failed = failed;
        Answer answer = answers.get(failed.type());
        if (answer == null) {
            answer = answers.get(failed.type().fallback());
        }
        if (answer == null) {
            answer = new Answer(0, Map.of(), Text.of(usual(), "the gateway's own answer"), "application/json");
        }
        exchange.status = answer.status() == 0 ? failed.status() : answer.status();
        var headers = new Headers();
        headers.add("x-amzn-RequestId", exchange.requestId);
        headers.add("x-amzn-ErrorType", failed.type().errorType());
        answer.headers().forEach((name, mapping) -> {
            String value = mapping.of(exchange);
            if (value != null) {
                headers.set(name, value);
            }
        });
        headers.setIfAbsent("Content-Type", answer.contentType());
        return new Response(
                exchange.status, headers, answer.body().render(exchange, "").getBytes(StandardCharsets.UTF_8));
    }
}
