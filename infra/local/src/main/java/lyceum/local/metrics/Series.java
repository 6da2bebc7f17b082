package lyceum.local.metrics;

import java.util.Map;

/** One metric with one set of dimensions. */
public record Series(String namespace, Map<String, String> dimensions, String metric) {
    public Series {
        dimensions = Map.copyOf(dimensions);
    }
}
