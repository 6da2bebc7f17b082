package lyceum.stack;

import static lyceum.stack.Assembly.target;
import static lyceum.stack.Assembly.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import lyceum.contract.Access;
import lyceum.contract.Api;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Problems;
import lyceum.contract.Tier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The gateway answers every operation of the contract, and nothing else. */
final class GatewayTest {
    private static final Set<String> COMMON_HEADERS =
            Set.of("X-Request-ID", "X-Response-Time", "X-Server-ID", "X-Cache-Status", "Cache-Control", "Content-Type");

    private final Assembly assembly = Assembly.strict();
    private final Map<String, JsonNode> methods = methods();

    @Test
    void hasOneMethodForEachOperationAndPathAndOneForAllOthers() {
        var declared = Api.OPERATIONS.stream()
                .flatMap(operation -> operation.paths().stream().map(path -> operation.method() + " " + path))
                .collect(Collectors.toSet());
        Api.OPERATIONS.forEach(operation -> operation.paths().forEach(path -> declared.add("ANY " + path)));

        assertThat(methods.keySet()).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void asksTheAuthorizerExactlyWhereTheContractNamesRoles() {
        forEachOperation((operation, method) -> {
            boolean open = operation.access() instanceof Access.Open;
            assertThat(method.get("AuthorizationType").asString())
                    .as(operation.id())
                    .isEqualTo(open ? "NONE" : "CUSTOM");
            assertThat(method.path("ApiKeyRequired").asBoolean(false))
                    .as("a usage plan for %s", operation.id())
                    .isEqualTo(!open);
        });
    }

    @Test
    void callsTheFunctionThatTheContractNamesThroughItsAlias() {
        forEachOperation((operation, method) -> {
            var integration = method.get("Integration");
            assertThat(integration.get("Type").asString()).isEqualTo("AWS_PROXY");
            assertThat(integration.get("IntegrationHttpMethod").asString()).isEqualTo("POST");
            assertThat(method.get("OperationName").asString()).isEqualTo(operation.id());
            assertThat(text(integration.get("Uri")))
                    .endsWith("/functions/" + aliasOf(operation.function().id()) + "/invocations");
        });
    }

    @Test
    void answers405WithTheMethodsThatAreAllowed() {
        methods.forEach((name, method) -> {
            if (!name.startsWith("ANY ")) {
                return;
            }
            var allowed = methods.keySet().stream()
                    .filter(other -> other.endsWith(name.substring(3)) && !other.equals(name))
                    .map(other -> other.substring(0, other.indexOf(' ')))
                    .sorted()
                    .collect(Collectors.joining(", "));
            var answer = method.get("Integration").get("IntegrationResponses").get(0);
            assertThat(method.get("Integration").get("Type").asString()).isEqualTo("MOCK");
            assertThat(header(answer, "method.response.header.", "Allow")).isEqualTo("'" + allowed + "'");
            assertThat(method.get("MethodResponses")
                            .get(0)
                            .get("ResponseParameters")
                            .properties())
                    .hasSameSizeAs(answer.get("ResponseParameters").properties());
            assertAnswersProblem(answer, "method.response.header.", Problems.METHOD_NOT_ALLOWED.status());
        });
    }

    @Test
    void answersEachOfItsOwnFailuresWithAProblem() {
        var answers = assembly.all("AWS::ApiGateway::GatewayResponse").values();

        assertThat(answers)
                .extracting(answer -> answer.get("ResponseType").asString())
                .doesNotHaveDuplicates()
                .contains("DEFAULT_4XX", "DEFAULT_5XX", "MISSING_AUTHENTICATION_TOKEN", "UNAUTHORIZED", "THROTTLED");
        for (var answer : answers) {
            int status = Integer.parseInt(answer.get("StatusCode").asString());
            assertAnswersProblem(answer, "gatewayresponse.header.", status);
            assertThat(header(answer, "gatewayresponse.header.", "Retry-After").isEmpty())
                    .as("Retry-After with %d", status)
                    .isEqualTo(status != 429);
            assertThat(header(answer, "gatewayresponse.header.", "WWW-Authenticate")
                            .isEmpty())
                    .as("WWW-Authenticate with %d (RFC 9110)", status)
                    .isEqualTo(status != 401);
        }
    }

    @Test
    void keepsAnAuthorizersAnswerAsLongAsTheContractSays() {
        var authorizer = assembly.only("AWS::ApiGateway::Authorizer");

        assertThat(Functions.AUTHORIZE.trigger())
                .isEqualTo(new Trigger.Authorizer(Duration.ofSeconds(
                        authorizer.get("AuthorizerResultTtlInSeconds").asInt())));
        assertThat(authorizer.get("AuthorizerResultTtlInSeconds").asInt()).isBetween(1, 3600);
        assertThat(authorizer.get("Type").asString()).isEqualTo("REQUEST");
        assertThat(text(authorizer.get("IdentitySource"))).isEqualTo("method.request.header.Authorization");
        assertThat(assembly.only("AWS::ApiGateway::RestApi")
                        .get("ApiKeySourceType")
                        .asString())
                .isEqualTo("AUTHORIZER");
    }

    @Test
    void hasAUsagePlanForEachTier() {
        for (Tier tier : Tier.values()) {
            String id = assembly.idOf("AWS::ApiGateway::UsagePlan", "UsagePlanName", "Lyceum-" + tier.word());
            var throttle = assembly.resource(id).get("Properties").get("Throttle");
            assertThat(throttle.get("RateLimit").asDouble() * 60).isCloseTo(tier.perMinute(), withinOne());
            assertThat(throttle.get("BurstLimit").asInt()).isEqualTo(tier.burst());
        }
    }

    @Test
    void theOuterFenceRefusesNothingThatTheWindowsAdmit() {
        for (Tier tier : Tier.values()) {
            assertThat(tier.burst()).isGreaterThanOrEqualTo(Math.min(Tier.ACCOUNT_BURST, 2 * tier.perMinute()));
        }
    }

    @Test
    void signedInPeopleShareAKeyPerTierInAPlanAsWideAsTheAccount() {
        String plan = assembly.idOf("AWS::ApiGateway::UsagePlan", "UsagePlanName", "Lyceum-people");
        var throttle = assembly.resource(plan).get("Properties").get("Throttle");
        assertThat(throttle.get("RateLimit").asInt()).isEqualTo(Tier.ACCOUNT_RATE);
        assertThat(throttle.get("BurstLimit").asInt()).isEqualTo(Tier.ACCOUNT_BURST);
        for (Tier tier : Tier.values()) {
            String key = assembly.idOf("AWS::ApiGateway::ApiKey", "Value", tier.peopleKey());
            assertThat(assembly.all("AWS::ApiGateway::UsagePlanKey").values()).anySatisfy(member -> {
                assertThat(target(member.get("KeyId"))).isEqualTo(key);
                assertThat(target(member.get("UsagePlanId"))).isEqualTo(plan);
            });
        }
    }

    @Test
    void logsEachRequestAsJsonWithoutItsKey() {
        String format = assembly.only("AWS::ApiGateway::Stage")
                .get("AccessLogSetting")
                .get("Format")
                .asString();

        assertThat(Assembly.json(format).propertyNames())
                .contains("timestamp", "endpoint", "method", "response_time", "status_code", "response_size")
                .contains("request_id", "user_id", "ip_address", "user_agent");
        assertThat(format).doesNotContainIgnoringCase("apikey").doesNotContain("path\":\"$context.path");
    }

    private static Offset<Double> withinOne() {
        return Offset.offset(0.001);
    }

    private void forEachOperation(BiConsumer<Operation, JsonNode> check) {
        for (Operation operation : Api.OPERATIONS) {
            for (String path : operation.paths()) {
                JsonNode method = methods.get(operation.method() + " " + path);
                assertThat(method).as(operation.id() + " at " + path).isNotNull();
                check.accept(operation, method);
            }
        }
    }

    private static void assertAnswersProblem(JsonNode answer, String prefix, int status) {
        COMMON_HEADERS.forEach(
                name -> assertThat(header(answer, prefix, name)).as(name).isNotEmpty());
        assertThat(header(answer, prefix, "Content-Type")).isEqualTo("'application/problem+json'");
        var templates = answer.get("ResponseTemplates");
        assertThat(templates.properties()).hasSize(1);
        var body = Assembly.json(
                templates.properties().iterator().next().getValue().asString().replace("$context.requestId", "4f1"));
        assertThat(body.propertyNames())
                .containsExactly("type", "title", "status", "detail", "code", "request_id", "errors");
        assertThat(body.get("status").asInt()).isEqualTo(status);
        assertThat(header(answer, prefix, "X-Request-ID")).isEqualTo("context.requestId");
        assertThat(body.get("request_id").asString()).isEqualTo("4f1");
        assertThat(Api.problems())
                .anySatisfy(problem -> assertThat(body.get("type").asString()).isEqualTo(problem.type()));
    }

    private static String header(JsonNode answer, String prefix, String name) {
        return answer.get("ResponseParameters").path(prefix + name).asString("");
    }

    private String aliasOf(String function) {
        String id = assembly.idOf("AWS::Lambda::Function", "FunctionName", "Lyceum-" + function);
        return assembly.all("AWS::Lambda::Alias").entrySet().stream()
                .filter(entry -> target(entry.getValue().get("FunctionName")).equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, JsonNode> methods() {
        Map<String, JsonNode> found = new TreeMap<>();
        for (JsonNode method : assembly.all("AWS::ApiGateway::Method").values()) {
            String name = method.get("HttpMethod").asString() + " " + path(target(method.get("ResourceId")));
            assertThat(found.put(name, method)).as("a second method " + name).isNull();
        }
        return found;
    }

    private String path(String resourceId) {
        var resource = assembly.resource(resourceId);
        if (!resource.get("Type").asString().equals("AWS::ApiGateway::Resource")) {
            return "";
        }
        var properties = resource.get("Properties");
        return path(target(properties.get("ParentId"))) + "/"
                + properties.get("PathPart").asString();
    }
}
