package lyceum.local.host;

import java.io.IOException;
import java.util.List;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.AccessDenied;
import lyceum.local.iam.Callers;
import lyceum.local.iam.SqsCalls;
import lyceum.local.queues.LocalQueues;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON protocol of SQS, each call with the rights of its caller. */
final class QueuesDoor implements AwsService {
    private static final String PREFIX = "AmazonSQS.";

    private final LocalQueues queues;
    private final Callers callers;
    private final SqsCalls calls;
    private final JsonMapper json = JsonMapper.shared();

    QueuesDoor(LocalQueues queues, Callers callers, String region) {
        this.queues = queues;
        this.callers = callers;
        this.calls = new SqsCalls(region);
    }

    @Override
    public Response answer(String accessKeyId, Request request) {
        String target = request.headers().get("X-Amz-Target");
        if (!target.startsWith(PREFIX)) {
            return AwsDoor.problem(400, "UnknownOperationException", "The local host speaks the JSON protocol of SQS.");
        }
        try {
            JsonNode call = json.readTree(request.body());
            String queue = call.path("QueueUrl").asString(call.path("QueueName").asString("*"));
            callers.check(accessKeyId, List.of(calls.access(target.substring(PREFIX.length()), queue)));
            return response(queues.call(target, queue, request.body()));
        } catch (JacksonException _) {
            return AwsDoor.problem(400, "SerializationException", "The body is not JSON.");
        } catch (AccessDenied denied) {
            Response answer = AwsDoor.problem(403, "AccessDeniedException", denied.words());
            // Clients take their code from here: SQS has kept the names that its older protocol had.
            answer.headers().set("x-amzn-query-error", "AccessDenied;Sender");
            return answer;
        } catch (IOException problem) {
            return AwsDoor.problem(503, "ServiceUnavailable", "The queues do not answer: " + problem.getMessage());
        }
    }

    private static Response response(LocalQueues.Reply reply) {
        Headers headers = Headers.of("Content-Type", "application/x-amz-json-1.0");
        reply.queryError().ifPresent(code -> headers.set("x-amzn-query-error", code));
        return new Response(reply.status(), headers, reply.json());
    }
}
