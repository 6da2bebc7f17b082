package lyceum.local.isolated;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import lyceum.platform.telemetry.Trace;

/**
 * The trace that an event belongs to, as the runtime names it to a process: X-Ray's header. Everything is recorded. X-Ray knows only ids
 * that begin with a time, but nobody here minds, so a caller's {@code traceparent} is gone on with.
 */
final class TraceHeader {
    private static final HexFormat HEX = HexFormat.of();

    private TraceHeader() {}

    /** The gateway's part of the request's trace. */
    static String of(APIGatewayProxyRequestEvent event) {
        Map<String, String> headers = Optional.ofNullable(event.getHeaders()).orElse(Map.of());
        return Trace.found(value(headers, Trace.HEADER), value(headers, "X-Amzn-Trace-Id"), span())
                .map(TraceHeader::of)
                .orElseGet(TraceHeader::fresh);
    }

    /** The trace of whoever sent a message; several messages at once belong to none in particular. */
    static String of(SQSEvent event) {
        List<SQSEvent.SQSMessage> messages = event.getRecords();
        if (messages == null || messages.size() != 1) {
            return fresh();
        }
        Map<String, MessageAttribute> attributes =
                Optional.ofNullable(messages.getFirst().getMessageAttributes()).orElse(Map.of());
        return Optional.ofNullable(attributes.get(Trace.HEADER))
                .map(MessageAttribute::getStringValue)
                .flatMap(parent -> Trace.found(Optional.of(parent), Optional.empty(), span()))
                .map(TraceHeader::of)
                .orElseGet(TraceHeader::fresh);
    }

    /** A trace that begins here. */
    static String fresh() {
        var random = ThreadLocalRandom.current();
        String id = HEX.toHexDigits(Instant.now().getEpochSecond(), 8)
                + HEX.toHexDigits(random.nextLong())
                + HEX.toHexDigits(random.nextInt());
        return of(new Trace(id, span(), Optional.empty(), true));
    }

    /** Who has no parent gets one that nobody recorded: the runtime client asks for it. */
    private static String of(Trace trace) {
        return "Root=1-" + trace.traceId().substring(0, 8) + "-"
                + trace.traceId().substring(8) + ";Parent=" + trace.parentId().orElse(trace.spanId()) + ";Sampled=1";
    }

    private static Optional<String> value(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String span() {
        return HEX.toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
