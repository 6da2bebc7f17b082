package lyceum.local.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.AccessDenied;
import lyceum.local.iam.Callers;
import lyceum.local.iam.MetricCalls;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** CloudWatch's API for AWS's SDKs and tools: the Smithy RPC protocol with CBOR, each call with the rights of its caller. */
final class MetricsDoor implements AwsService {
    private static final String PATH = "/service/GraniteServiceVersion20100801/operation/";
    /** What a request may be unpacked to, as on AWS. */
    private static final int LONGEST = 1 << 20;

    private final CloudWatch cloudWatch;
    private final Callers callers;
    private final MetricCalls calls;

    MetricsDoor(CloudWatch cloudWatch, Callers callers, String region) {
        this.cloudWatch = cloudWatch;
        this.callers = callers;
        this.calls = new MetricCalls(region);
    }

    @Override
    public Response answer(String accessKeyId, Request request) {
        if (!request.path().startsWith(PATH)) {
            return problem(400, "UnknownOperationException", "The local host speaks the CBOR protocol of CloudWatch.");
        }
        String call = request.path().substring(PATH.length());
        try {
            JsonNode input = Cbor.read(unpacked(request));
            callers.check(accessKeyId, calls.access(call, alarms(input)));
            return reply(200, cloudWatch.answer(call, input));
        } catch (AccessDenied denied) {
            return problem(403, "AccessDeniedException", denied.words());
        } catch (JacksonException | IOException _) {
            return problem(400, "SerializationException", "The body is not CBOR, or too long.");
        } catch (CloudWatch.Refused refused) {
            return problem(refused.status(), refused.type(), String.valueOf(refused.getMessage()));
        } catch (IllegalArgumentException problem) {
            return problem(400, "InvalidParameterValueException", String.valueOf(problem.getMessage()));
        }
    }

    private static List<String> alarms(JsonNode input) {
        var alarms = new ArrayList<String>();
        input.path("AlarmNames").forEach(name -> alarms.add(name.asString("")));
        if (input.has("AlarmName")) {
            alarms.add(input.get("AlarmName").asString(""));
        }
        return alarms;
    }

    private static byte[] unpacked(Request request) throws IOException {
        if (!request.headers().get("Content-Encoding").contains("gzip")) {
            return request.body();
        }
        try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
            byte[] body = unpacking.readNBytes(LONGEST + 1);
            if (body.length > LONGEST) {
                throw new IOException("too long");
            }
            return body;
        }
    }

    private static Response problem(int status, String type, String message) {
        Response response = reply(
                status, Map.of("__type", "com.amazonaws.cloudwatch#" + type, "message", message, "Message", message));
        // Clients take the names that the older protocol had from here.
        response.headers().set("x-amzn-query-error", type + ";Sender");
        return response;
    }

    private static Response reply(int status, Map<String, ?> body) {
        return new Response(
                status,
                Headers.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
                Cbor.write(body));
    }
}
