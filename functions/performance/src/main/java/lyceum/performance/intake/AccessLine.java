package lyceum.performance.intake;

import java.time.Instant;
import java.util.Optional;
import lyceum.contract.Operation;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Sample;
import lyceum.platform.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A line of the gateway's access log. The gateway writes {@code -} for what a request does not have.
 *
 * @param time when the request came
 * @param operation what was asked for, if that exists
 * @param status what was answered
 * @param millis how long it took
 * @param bytes how large the answer was; -1 if that is not known
 * @param caller the id of the person or key; empty for nobody
 * @param address where the request came from; empty if that is not known
 */
record AccessLine(
        Instant time,
        String requestId,
        String method,
        String endpoint,
        Optional<Operation> operation,
        int status,
        long millis,
        long bytes,
        Optional<String> caller,
        Optional<String> address) {
    /**
     * From here on a line holds what callers say of themselves. The gateway is reported not to mask quotes in it, with which a caller
     * could lose the line, or say another status.
     */
    private static final String SAID_BY_CALLERS = ",\"user_agent\":";

    /** Empty for what is no line of an access log. */
    static Optional<AccessLine> of(String line) {
        try {
            JsonNode json = Json.MAPPER.readTree(saidByTheGateway(line));
            long time = number(json, "timestamp");
            long status = number(json, "status_code");
            if (time < 0 || status < 100 || status > 599) {
                return Optional.empty();
            }
            String method = text(json, "method").orElse("");
            String endpoint = text(json, "endpoint").orElse("");
            return Optional.of(new AccessLine(
                    Instant.ofEpochMilli(time),
                    text(json, "request_id").orElse(""),
                    method,
                    endpoint,
                    Operations.at(method, endpoint),
                    (int) status,
                    Math.max(0, number(json, "response_time")),
                    number(json, "response_size"),
                    text(json, "user_id"),
                    text(json, "ip_address")));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static String saidByTheGateway(String line) {
        int end = line.indexOf(SAID_BY_CALLERS);
        return end < 0 ? line : line.substring(0, end) + "}";
    }

    String subject() {
        return operation.map(Operation::id).orElse(Operations.UNKNOWN);
    }

    Sample sample(String eventId) {
        return new Sample.Builder()
                .with(Figure.RESPONSE_MS, millis)
                .with(Figure.RESPONSE_BYTES, bytes)
                .with(
                        Figure.CALLER,
                        caller.map(id -> Hash.of(id) & 0x7fff_ffffL).orElse(-1L))
                .status(status)
                .of(Hash.of(eventId), subject());
    }

    private static Optional<String> text(JsonNode json, String member) {
        return Optional.of(json.path(member).asString("")).filter(value -> !value.isEmpty() && !value.equals("-"));
    }

    /** A number as such or in quotes; -1 if it is neither. */
    private static long number(JsonNode json, String member) {
        JsonNode value = json.path(member);
        return value.isNumber() ? value.asLong(-1) : parsed(value.asString(""));
    }

    private static long parsed(String digits) {
        return digits.isEmpty()
                        || digits.length() > 18
                        || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                ? -1
                : Long.parseLong(digits);
    }
}
