package lyceum.local.host;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.local.cloudwatch.Refused;
import lyceum.local.http.Headers;
import lyceum.local.http.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How bodies of CloudWatch's API are written; a time is a number of seconds in both. */
enum Wire {
    CBOR {
        @Override
        JsonNode read(byte[] body) {
            return Cbor.read(body);
        }

        @Override
        Response reply(int status, Map<String, ?> body) {
            return new Response(
                    status,
                    Headers.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
                    Cbor.write(body));
        }
    },
    JSON {
        @Override
        JsonNode read(byte[] body) {
            return JsonMapper.shared().readTree(body.length == 0 ? new byte[] {'{', '}'} : body);
        }

        @Override
        Response reply(int status, Map<String, ?> body) {
            return new Response(
                    status,
                    Headers.of("Content-Type", "application/x-amz-json-1.0"),
                    JsonMapper.shared().writeValueAsBytes(plain(body)));
        }
    };

    /**
     * Reads a request.
     *
     * @throws tools.jackson.core.JacksonException if it can't be read
     */
    abstract JsonNode read(byte[] body);

    abstract Response reply(int status, Map<String, ?> body);

    Response problem(Refused.Fault fault, String message) {
        return problem(fault.status(), fault.type(), fault.code(), message);
    }

    /** @param code what the oldest protocol calls the type; clients show this one */
    Response problem(int status, String type, String code, String message) {
        Response response = reply(
                status, Map.of("__type", "com.amazonaws.cloudwatch#" + type, "message", message, "Message", message));
        response.headers().set("x-amzn-query-error", code + ";Sender");
        return response;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, Object>();
                map.forEach((name, member) -> members.put(name.toString(), plain(member)));
                yield members;
            }
            case List<?> list -> list.stream().map(Wire::plain).toList();
            case Instant time -> time.toEpochMilli() / 1_000.0;
            default -> value;
        };
    }
}
