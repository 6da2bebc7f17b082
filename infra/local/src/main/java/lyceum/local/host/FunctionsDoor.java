package lyceum.local.host;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.FunctionThrottled;
import lyceum.local.functions.FunctionTimedOut;
import lyceum.local.functions.InvocationProblem;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.http.Handler;
import lyceum.local.http.Headers;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.Access;
import lyceum.local.iam.AccessDenied;
import lyceum.local.iam.Callers;
import lyceum.local.template.UnsupportedTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Lambda's {@code Invoke}, for those who call a function by hand: {@code aws lambda invoke} and {@code lyceum key}. */
final class FunctionsDoor implements Handler {
    private static final Pattern INVOKE = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

    private final LocalFunctions functions;
    private final Callers callers;
    private final JsonMapper json = JsonMapper.shared();

    FunctionsDoor(LocalFunctions functions, Callers callers) {
        this.functions = functions;
        this.callers = callers;
    }

    @Override
    public Response answer(Request request) {
        Optional<String> caller = callers.accessKey(request);
        Matcher invoke = INVOKE.matcher(request.path());
        if (caller.isEmpty()) {
            return problem(403, "InvalidSignatureException", "The request is not signed with a key of this host.");
        }
        if (!request.method().equals("POST") || !invoke.matches()) {
            return problem(404, "UnknownOperationException", "The local host knows nothing of Lambda but Invoke.");
        }
        String type = request.headers().get("X-Amz-Invocation-Type");
        if (!type.isEmpty() && !type.equals("RequestResponse")) {
            return problem(400, "InvalidParameterValueException", "Functions are called only as RequestResponse here.");
        }
        return invoke(caller.get(), URLDecoder.decode(invoke.group(1), StandardCharsets.UTF_8), request.body());
    }

    private Response invoke(String caller, String name, byte[] event) {
        try {
            String arn = functions.function(name).arn();
            callers.check(caller, List.of(new Access("lambda:InvokeFunction", arn)));
            return answer(functions.manual(arn, event));
        } catch (UnsupportedTemplate unknown) {
            return problem(404, "ResourceNotFoundException", String.valueOf(unknown.getMessage()));
        } catch (AccessDenied denied) {
            return problem(403, "AccessDeniedException", denied.words());
        } catch (InvocationProblem problem) {
            return switch (problem) {
                case FunctionFailed failed -> failed(failed);
                case FunctionTimedOut late -> failed(late);
                case FunctionThrottled throttled ->
                    problem(429, "TooManyRequestsException", String.valueOf(throttled.getMessage()));
            };
        }
    }

    private static Response answer(byte[] answer) {
        return new Response(
                200, Headers.of("Content-Type", "application/json", "X-Amz-Executed-Version", "$LATEST"), answer);
    }

    private Response failed(InvocationProblem problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        Response answer = answer(json.writeValueAsBytes(Map.of(
                "errorMessage",
                String.valueOf(problem.getMessage()),
                "errorType",
                cause.getClass().getName())));
        answer.headers().set("X-Amz-Function-Error", "Unhandled");
        return answer;
    }

    private Response problem(int status, String type, String message) {
        return new Response(
                status,
                Headers.of("Content-Type", "application/json", "X-Amzn-ErrorType", type),
                json.writeValueAsBytes(Map.of("Message", message)));
    }

    @Override
    public Response refuse(Refusal refusal, Request request) {
        return problem(refusal.status(), "InvalidRequestContentException", refusal.sentence());
    }
}
