package lyceum.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import lyceum.local.functions.Invoker;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.template.Template;
import lyceum.platform.telemetry.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A gateway over a template that CDK made, with functions, keys and a clock that the test sets. */
public final class Fixture implements Invoker, UsageKeys, InstantSource {
    private static final Path ASSEMBLY = Path.of("src/test/resources/lyceum/local/gateway/assembly");
    private static final JsonMapper JSON = JsonMapper.shared();
    static final String PLAN = "GatewayApiStandardDAD7C79E";

    public final List<APIGatewayProxyRequestEvent> requests = new ArrayList<>();
    public final List<APIGatewayCustomAuthorizerEvent> authorizations = new ArrayList<>();
    public final List<String> logged = new ArrayList<>();
    public final List<Span> spans = new ArrayList<>();
    public final Map<String, Double> measured = new HashMap<>();
    public Function<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function = _ -> json("{}");
    public Function<APIGatewayCustomAuthorizerEvent, IamPolicyResponseV1> authorizer =
            event -> policy("Allow", event.getMethodArn().replaceFirst("/live/.*", "/live/*"));
    public Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
    public Set<String> plans = Set.of(PLAN);
    private static final List<String> FILES = List.of("manifest.json", "Lyceum.assets.json", "Lyceum.template.json");
    private final Template template;
    private final Gateway gateway;

    private Fixture(Template template) {
        this.template = template;
        this.gateway = Gateway.of(
                template,
                this,
                this,
                this::measure,
                (_, line) -> logged.add(line),
                (span, _, _) -> spans.add(span),
                this);
    }

    public static Fixture plain() {
        return with(_ -> {});
    }

    /** With a template that is changed before it is read. */
    public static Fixture with(Consumer<JsonNode> change) {
        return new Fixture(template(change));
    }

    public static Template template(Consumer<JsonNode> change) {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "assembly");
            for (String file : FILES) {
                Files.copy(ASSEMBLY.resolve(file), folder.resolve(file));
            }
            JsonNode tree = JSON.readTree(Files.readAllBytes(ASSEMBLY.resolve("Lyceum.template.json")));
            change.accept(tree.get("Resources"));
            Files.write(folder.resolve("Lyceum.template.json"), JSON.writeValueAsBytes(tree));
            var template = Template.read(folder, Map.of());
            for (String file : FILES) {
                Files.delete(folder.resolve(file));
            }
            Files.delete(folder);
            return template;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties of the one resource whose logical id begins so. */
    public static ObjectNode properties(JsonNode resources, String logicalId) {
        return (ObjectNode) resources.properties().stream()
                .filter(entry -> entry.getKey().startsWith(logicalId))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow()
                .get("Properties");
    }

    public Template template() {
        return template;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** A call with a key, within the stage. */
    public Response call(String method, String path, String... headers) {
        var all = Headers.of("Host", "localhost", "X-API-Key", "key-1");
        for (int i = 0; i < headers.length; i += 2) {
            all.set(headers[i], headers[i + 1]);
        }
        return send(method, path, all, "");
    }

    public Response send(String method, String target, Headers headers, String body) {
        int mark = target.indexOf('?');
        return gateway.answer(new Request(
                method,
                "/live" + (mark < 0 ? target : target.substring(0, mark)),
                mark < 0 ? "" : target.substring(mark + 1),
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1",
                "HTTP/1.1"));
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public static APIGatewayProxyResponseEvent json(String body) {
        var answer = new APIGatewayProxyResponseEvent();
        answer.setStatusCode(200);
        answer.setHeaders(Map.of("Content-Type", "application/json", "ETag", "W/\"1\""));
        answer.setBody(body);
        return answer;
    }

    public static IamPolicyResponseV1 policy(String effect, String resource) {
        return IamPolicyResponseV1.builder()
                .withPrincipalId("org_1")
                .withContext(Map.of("roles", "teacher", "version", 3))
                .withUsageIdentifierKey("usage-1")
                .withPolicyDocument(IamPolicyResponseV1.PolicyDocument.builder()
                        .withVersion("2012-10-17")
                        .withStatement(List.of(IamPolicyResponseV1.Statement.builder()
                                .withAction("execute-api:Invoke")
                                .withEffect(effect)
                                .withResource(List.of(resource))
                                .build()))
                        .build())
                .build();
    }

    @Override
    public APIGatewayProxyResponseEvent http(String functionArn, APIGatewayProxyRequestEvent event) {
        requests.add(event);
        return function.apply(event);
    }

    @Override
    public IamPolicyResponseV1 authorize(String functionArn, APIGatewayCustomAuthorizerEvent event) {
        authorizations.add(event);
        return authorizer.apply(event);
    }

    @Override
    public UsageKey createKey(String name, String value) {
        throw new UnsupportedOperationException("the test names its plans");
    }

    @Override
    public void attach(String planId, String keyId) {
        throw new UnsupportedOperationException("the test names its plans");
    }

    @Override
    public boolean detach(String planId, String keyId) {
        throw new UnsupportedOperationException("the test names its plans");
    }

    @Override
    public void delete(String keyId) {
        throw new UnsupportedOperationException("the test names its plans");
    }

    @Override
    public Optional<Subscription> byValue(String value) {
        return value.startsWith("usage-")
                ? Optional.of(new Subscription(new UsageKey("id-of-" + value, "a key", value), plans))
                : Optional.empty();
    }

    @Override
    public Instant instant() {
        return now;
    }

    private void measure(String namespace, Map<String, String> dimensions, String metric, double value, String unit) {
        measured.merge(metric + dimensions.size(), value, Double::sum);
    }

    public static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
