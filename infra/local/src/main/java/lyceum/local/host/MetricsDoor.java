package lyceum.local.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import lyceum.local.cloudwatch.CloudWatch;
import lyceum.local.cloudwatch.Refused;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.AccessDenied;
import lyceum.local.iam.Callers;
import lyceum.local.iam.MetricCalls;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * CloudWatch's API for AWS's SDKs and tools: the Smithy RPC protocol with CBOR, as the
 * SDK for Java and newer tools speak it, and the JSON protocol. Each call has the rights of its caller.
 */
final class MetricsDoor implements AwsService {
    private static final String PATH = "/service/GraniteServiceVersion20100801/operation/";
    private static final String TARGET = "GraniteServiceVersion20100801.";
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
        String target = request.headers().get("X-Amz-Target");
        if (request.path().startsWith(PATH)) {
            return answer(accessKeyId, request, request.path().substring(PATH.length()), Wire.CBOR);
        }
        if (target.startsWith(TARGET)) {
            return answer(accessKeyId, request, target.substring(TARGET.length()), Wire.JSON);
        }
        return Wire.JSON.problem(
                Refused.Fault.UNKNOWN_CALL, "The local host speaks the CBOR and the JSON protocol of CloudWatch.");
    }

    private Response answer(String accessKeyId, Request request, String call, Wire wire) {
        try {
            JsonNode input = wire.read(unpacked(request));
            callers.check(accessKeyId, calls.access(call, alarms(input)));
            return wire.reply(200, cloudWatch.answer(call, input));
        } catch (AccessDenied denied) {
            return wire.problem(403, "AccessDeniedException", "AccessDenied", denied.words());
        } catch (JacksonException | IOException _) {
            return wire.problem(
                    400, "SerializationException", "MalformedInput", "The body can't be read, or is too long.");
        } catch (Refused refused) {
            return wire.problem(refused.fault(), String.valueOf(refused.getMessage()));
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
}
