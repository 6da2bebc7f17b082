package lyceum.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import lyceum.local.functions.FakeCode;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.FunctionThrottled;
import lyceum.local.functions.FunctionTimedOut;
import lyceum.local.functions.LocalFunction;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Callers;
import lyceum.local.iam.Iam;
import lyceum.local.iam.Signature;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FunctionsDoorTest {
    private static final String HELLO = "/2015-03-31/functions/hello/invocations";

    private final AccessKeys keys = new AccessKeys("secret");
    private final LocalFunctions functions;
    private final AwsDoor door;

    FunctionsDoorTest(@TempDir Path directory) {
        Template template = Assemblies.read(directory, """
                {'Resources': {
                  'Hello': {'Type': 'AWS::Lambda::Function', 'Properties': {
                    'FunctionName': 'hello', 'Role': 'r', 'Handler': 'h', 'MemorySize': 128, 'Code': {'S3Key': 'k'},
                    'Environment': {'Variables': {'LYCEUM_FUNCTION': 'hello'}}}},
                  'Caller': {'Type': 'AWS::IAM::Role', 'Properties': {}},
                  'Other': {'Type': 'AWS::IAM::Role', 'Properties': {}},
                  'Policy': {'Type': 'AWS::IAM::Policy', 'Properties': {
                    'Roles': [{'Ref': 'Caller'}],
                    'PolicyDocument': {'Statement': [{'Effect': 'Allow', 'Action': 'lambda:InvokeFunction',
                      'Resource': 'arn:aws:lambda:*:000000000000:function:hello'}]}}}}}""");
        functions = new LocalFunctions(
                LocalFunctions.declared(template),
                function -> FakeCode.manual(event -> greeting(function, event)),
                (_, _, _, _, _) -> {},
                (_, _) -> {},
                InstantSource.system());
        var callers = new Callers(keys, Iam.of(template, _ -> {}), InstantSource.system());
        door = new AwsDoor(callers, Map.of("lambda", new FunctionsDoor(functions, callers)));
    }

    @AfterEach
    void close() {
        functions.close();
    }

    private static byte[] greeting(LocalFunction function, byte[] event) {
        return switch (new String(event, StandardCharsets.UTF_8)) {
            case "\"fail\"" -> throw new FunctionFailed("Boom", "it broke");
            case "\"late\"" -> throw new FunctionTimedOut(function.name(), function.timeout());
            case "\"busy\"" -> throw new FunctionThrottled(function.name());
            default -> event;
        };
    }

    @Test
    void aFunctionAnswersWhoMayCallIt() {
        for (AwsCredentials who : new AwsCredentials[] {keys.host(), role("Caller")}) {
            Response answer = door.answer(signed(who, HELLO, "{\"name\": \"you\"}"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().first("X-Amz-Function-Error")).isNull();
            assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"name\": \"you\"}");
        }
        String arn = "arn%3Aaws%3Alambda%3Aeu-central-1%3A000000000000%3Afunction%3Ahello";
        assertThat(door.answer(signed(keys.host(), "/2015-03-31/functions/" + arn + "/invocations", "{}"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyElseComesIn() {
        assertProblem(request(HELLO, "{}"), 403, "MissingAuthenticationTokenException");
        Request changed = signed(keys.host(), HELLO, "{}");
        assertProblem(changed.withPath("/2015-03-31/functions/other/invocations"), 403, "InvalidSignatureException");
        JsonNode denied = assertProblem(signed(role("Other"), HELLO, "{}"), 403, "AccessDeniedException");
        assertThat(denied.path("Message").asString())
                .contains("role/Test-Other", "lambda:InvokeFunction", "function:hello");
    }

    @Test
    void whatIsNotThereIsToldSo() {
        JsonNode unknown = assertProblem(
                signed(keys.host(), "/2015-03-31/functions/none/invocations", "{}"), 404, "ResourceNotFoundException");
        assertThat(unknown.path("Message").asString()).contains("none");
        assertProblem(signed(keys.host(), "/2015-03-31/functions", "{}"), 404, "UnknownOperationException");
    }

    @Test
    void malformedRequestsAreToldSo() {
        assertProblem(signed(keys.host(), HELLO, "{\"name\":"), 400, "InvalidRequestContentException");
        Request event = signed(keys.host(), HELLO, "{}");
        event.headers().set("X-Amz-Invocation-Type", "Event");
        assertProblem(event, 400, "InvalidParameterValueException");
    }

    @Test
    void whatWentWrongInTheFunctionIsTold() {
        for (String wrong : new String[] {"fail", "late"}) {
            Response answer = door.answer(signed(keys.host(), HELLO, "\"" + wrong + "\""));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().get("X-Amz-Function-Error")).isEqualTo("Unhandled");
            assertThat(json(answer).path("errorType").asString())
                    .isEqualTo(wrong.equals("fail") ? "Boom" : "Sandbox.Timedout");
        }
        assertProblem(signed(keys.host(), HELLO, "\"busy\""), 429, "TooManyRequestsException");
    }

    private JsonNode assertProblem(Request request, int status, String type) {
        Response answer = door.answer(request);
        assertThat(answer.headers().get("X-Amzn-ErrorType")).isEqualTo(type);
        assertThat(answer.status()).isEqualTo(status);
        return json(answer);
    }

    private static JsonNode json(Response answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private AwsCredentials role(String name) {
        return keys.of("arn:aws:iam::000000000000:role/Test-" + name);
    }

    private static Request signed(AwsCredentials who, String path, String body) {
        Request request = request(path, body);
        Signature.sign(request, who.accessKeyId(), who.secretAccessKey(), "eu-central-1", "lambda", Instant.now());
        return request;
    }

    private static Request request(String path, String body) {
        return new Request(
                "POST",
                path,
                "",
                Headers.of("Host", "127.0.0.1:1"),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1",
                "HTTP/1.1");
    }
}
