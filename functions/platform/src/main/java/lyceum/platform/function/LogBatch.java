package lyceum.platform.function;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import lyceum.platform.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Log events of one group, as a subscription of CloudWatch Logs delivers them: gzipped JSON in base64.
 *
 * @param group the log group's name
 * @param stream the log stream's name
 * @param events in the order of the stream; none in the message that CloudWatch sends to try out a subscription
 */
public record LogBatch(String group, String stream, List<Event> events) {
    private static final int EXPANDED_MAX = 64 * 1024 * 1024;
    private static final String DATA_MESSAGE = "DATA_MESSAGE";

    /**
     * One event.
     *
     * @param id unique among all events of the account
     * @param epochMillis when it was written
     * @param message its line
     */
    public record Event(String id, long epochMillis, String message) {}

    public LogBatch {
        events = List.copyOf(events);
    }

    /**
     * Reads what a subscription delivers.
     *
     * @throws IllegalArgumentException if it is not base64, gzip or JSON of this shape, or expands to more than 64 MB
     */
    public static LogBatch decoded(String data) {
        try (var gzip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
            byte[] json = gzip.readNBytes(EXPANDED_MAX + 1);
            if (json.length > EXPANDED_MAX) {
                throw new IllegalArgumentException("A batch of log events is larger than 64 MB.");
            }
            return of(Json.tree(json));
        } catch (IOException | JacksonException broken) {
            throw new IllegalArgumentException("A batch of log events can't be read.", broken);
        }
    }

    private static LogBatch of(JsonNode json) {
        var events = new ArrayList<Event>();
        if (json.path("messageType").asString("").equals(DATA_MESSAGE)) {
            for (JsonNode event : json.path("logEvents")) {
                events.add(new Event(
                        event.path("id").asString(""),
                        event.path("timestamp").asLong(0),
                        event.path("message").asString("")));
            }
        }
        return new LogBatch(
                json.path("logGroup").asString(""), json.path("logStream").asString(""), events);
    }

    /** What a subscription would deliver: the member {@code data} of {@code awslogs}. */
    public String encoded() {
        var json = new LinkedHashMap<String, Object>();
        json.put("messageType", DATA_MESSAGE);
        json.put("owner", "000000000000");
        json.put("logGroup", group);
        json.put("logStream", stream);
        json.put("subscriptionFilters", List.of("collect"));
        json.put(
                "logEvents",
                events.stream()
                        .map(event ->
                                Map.of("id", event.id(), "timestamp", event.epochMillis(), "message", event.message()))
                        .toList());
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Json.line(json).getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
