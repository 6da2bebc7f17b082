package lyceum.local.logs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.local.metrics.Measurement;
import lyceum.local.metrics.Metrics;
import lyceum.local.metrics.Series;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes metrics out of log lines in CloudWatch's embedded metric format. */
public final class EmbeddedMetrics {
    private static final String MARK = "\"_aws\"";

    private final Metrics metrics;
    private final JsonMapper json = JsonMapper.shared();

    public EmbeddedMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Lines without metrics, or that only look like the format, are passed over, as CloudWatch does. */
    void take(String line) {
        if (line.startsWith("{") && line.contains(MARK)) {
            try {
                record(json.readTree(line));
            } catch (JacksonException _) {
                // Not the format after all.
            }
        }
    }

    private void record(JsonNode line) {
        Optional<Instant> at = Optional.of(line.path("_aws").path("Timestamp"))
                .filter(JsonNode::isNumber)
                .map(time -> Instant.ofEpochMilli(time.asLong()));
        for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
            String namespace = directive.path("Namespace").asString("");
            for (JsonNode set : directive.path("Dimensions")) {
                Map<String, String> dimensions = dimensions(line, set);
                if (dimensions.size() < set.size()) {
                    continue;
                }
                for (JsonNode metric : directive.path("Metrics")) {
                    String name = metric.path("Name").asString("");
                    JsonNode value = line.path(name);
                    String unit = metric.path("Unit").asString("None");
                    var series = new Series(namespace, dimensions, name);
                    for (JsonNode one : value.isArray() ? value : List.of(value)) {
                        if (one.isNumber()) {
                            metrics.record(new Measurement(series, at, one.asDouble(), 1, unit));
                        }
                    }
                }
            }
        }
    }

    /** A set of which a dimension is not in the line names no metric. */
    private static Map<String, String> dimensions(JsonNode line, JsonNode set) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (JsonNode name : set) {
            String value = line.path(name.asString("")).asString("");
            if (!value.isEmpty()) {
                dimensions.put(name.asString(""), value);
            }
        }
        return dimensions;
    }
}
