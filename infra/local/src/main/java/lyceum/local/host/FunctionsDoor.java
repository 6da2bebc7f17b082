package lyceum.local.host;

import static lyceum.local.host.AwsDoor.problem;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.FunctionThrottled;
import lyceum.local.functions.FunctionTimedOut;
import lyceum.local.functions.InvocationProblem;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.Access;
import lyceum.local.iam.Callers;
import lyceum.local.template.UnsupportedTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Lambda's {@code Invoke}, for those who call a function by hand: {@code aws lambda invoke} and {@code lyceum key}. */
final class FunctionsDoor implements AwsService {
    private static final Pattern INVOKE = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

    private final LocalFunctions functions;
    private final Callers callers;
    private final JsonMapper json = JsonMapper.shared();

    FunctionsDoor(LocalFunctions functions, Callers callers) {
        this.functions = functions;
        this.callers = callers;
    }

    @Override
    public Response answer(String accessKeyId, Request request) {
        Matcher invoke = INVOKE.matcher(request.path());
        if (!request.method().equals("POST") || !invoke.matches()) {
            return problem(404, "UnknownOperationException", "The local host knows nothing of Lambda but Invoke.");
        }
        String type = request.headers().get("X-Amz-Invocation-Type");
        if (!type.isEmpty() && !type.equals("RequestResponse")) {
            return problem(400, "InvalidParameterValueException", "Functions are called only as RequestResponse here.");
        }
        if (!isJson(request.body())) {
            return problem(400, "InvalidRequestContentException", "The body is not JSON.");
        }
        return invoke(accessKeyId, URLDecoder.decode(invoke.group(1), StandardCharsets.UTF_8), request.body());
    }

    private boolean isJson(byte[] body) {
        try {
            return body.length == 0 || !json.readTree(body).isMissingNode();
        } catch (JacksonException _) {
            return false;
        }
    }

    private Response invoke(String accessKeyId, String name, byte[] event) {
        try {
            String arn = functions.function(name).arn();
            callers.check(accessKeyId, List.of(new Access("lambda:InvokeFunction", arn)));
            return answer(functions.manual(arn, event));
        } catch (UnsupportedTemplate unknown) {
            return problem(404, "ResourceNotFoundException", String.valueOf(unknown.getMessage()));
        } catch (InvocationProblem problem) {
            return switch (problem) {
                case FunctionFailed failed -> failed(failed);
                case FunctionTimedOut late -> failed(late);
                case FunctionThrottled throttled ->
                    problem(429, throttled.errorType(), String.valueOf(throttled.getMessage()));
            };
        }
    }

    private static Response answer(byte[] answer) {
        return new Response(
                200, Headers.of("Content-Type", "application/json", "X-Amz-Executed-Version", "$LATEST"), answer);
    }

    private Response failed(InvocationProblem problem) {
        Response answer = answer(json.writeValueAsBytes(
                Map.of("errorMessage", String.valueOf(problem.getMessage()), "errorType", problem.errorType())));
        answer.headers().set("X-Amz-Function-Error", "Unhandled");
        return answer;
    }
}
