package lyceum.local.traces;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lyceum.platform.telemetry.Span;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the X-Ray SDK sends to its daemon: a line that names the format, then a part of a trace with the parts within it ("X-Ray segment
 * documents" in X-Ray's developer guide). Parts that are not over yet are passed over; they come again.
 */
public final class XRayDocument {
    /** Powertools puts this before the names that it is given. */
    private static final String PREFIX = "## ";

    private XRayDocument() {}

    /**
     * The parts in a datagram, the innermost first; none if it is something else.
     *
     * @param service who sent it
     */
    public static List<Span> parts(byte[] datagram, String service) {
        String text = new String(datagram, StandardCharsets.UTF_8);
        int head = text.indexOf('\n');
        if (head < 0) {
            return List.of();
        }
        try {
            var parts = new ArrayList<Span>();
            JsonNode part = JsonMapper.shared().readTree(text.substring(head + 1));
            String trace =
                    part.path("trace_id").asString("").replaceFirst("^1-", "").replace("-", "");
            add(parts, part, trace, part.path("parent_id").asString(""), service);
            return parts;
        } catch (JacksonException _) {
            return List.of();
        }
    }

    private static void add(List<Span> parts, JsonNode part, String trace, String parent, String service) {
        String id = part.path("id").asString("");
        part.path("subsegments").forEach(inner -> add(parts, inner, trace, id, service));
        if (id.isEmpty() || trace.isEmpty() || !part.path("end_time").isNumber()) {
            return;
        }
        double start = part.path("start_time").asDouble(0);
        double millis = Math.max(0, (part.path("end_time").asDouble(0) - start) * 1_000);
        parts.add(new Span(
                trace,
                id,
                Optional.of(parent).filter(known -> !known.isEmpty()),
                service,
                name(part),
                Instant.ofEpochMilli(Math.round(start * 1_000)),
                Duration.ofNanos(Math.round(millis * 1e6)),
                part.path("fault").asBoolean(false)));
    }

    /** Calls of AWS are named as they are within this process: {@code dynamodb.GetItem}. */
    private static String name(JsonNode part) {
        String name = part.path("name").asString("");
        String operation = part.at("/aws/operation").asString("");
        if (operation.isEmpty()) {
            return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        }
        return name.toLowerCase(Locale.ROOT) + "." + operation;
    }
}
