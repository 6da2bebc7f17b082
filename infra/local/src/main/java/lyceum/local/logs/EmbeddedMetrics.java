package lyceum.local.logs;

import java.util.LinkedHashMap;
import java.util.Map;
import lyceum.local.metrics.Metrics;
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
        for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
            String namespace = directive.path("Namespace").asString("");
            for (JsonNode set : directive.path("Dimensions")) {
                Map<String, String> dimensions = new LinkedHashMap<>();
                set.forEach(name -> dimensions.put(
                        name.asString(""), line.path(name.asString("")).asString("")));
                for (JsonNode metric : directive.path("Metrics")) {
                    String name = metric.path("Name").asString("");
                    JsonNode value = line.path(name);
                    String unit = metric.path("Unit").asString("None");
                    if (value.isArray()) {
                        value.forEach(one -> metrics.record(namespace, dimensions, name, one.asDouble(0), unit));
                    } else if (value.isNumber()) {
                        metrics.record(namespace, dimensions, name, value.asDouble(0), unit);
                    }
                }
            }
        }
    }
}
