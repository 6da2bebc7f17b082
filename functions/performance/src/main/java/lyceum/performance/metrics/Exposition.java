package lyceum.performance.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lyceum.performance.figures.Tally;

/** Writes the text format of Prometheus, version 0.0.4. */
final class Exposition {
    private final StringBuilder text = new StringBuilder(32_768);

    /** Begins a metric; its samples follow at once. */
    Exposition metric(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    void sample(String name, Map<String, String> labels, double value) {
        text.append(name)
                .append(labels(labels))
                .append(' ')
                .append(number(value))
                .append('\n');
    }

    /**
     * A histogram.
     *
     * @param bounds upper bounds in units of the tally, the least first
     * @param unit how many of the tally's units are a second
     */
    void histogram(String name, Map<String, String> labels, Tally tally, List<Long> bounds, double unit) {
        for (long bound : bounds) {
            sample(name + "_bucket", with(labels, number(bound / unit)), (double) tally.upTo(bound));
        }
        sample(name + "_bucket", with(labels, "+Inf"), (double) tally.count());
        sample(name + "_sum", labels, tally.sum() / unit);
        sample(name + "_count", labels, (double) tally.count());
    }

    String text() {
        return text.toString();
    }

    private static Map<String, String> with(Map<String, String> labels, String bound) {
        var more = new LinkedHashMap<>(labels);
        more.put("le", bound);
        return more;
    }

    private static String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6f", value).replaceAll("0+$", "");
    }
}
