package lyceum.local.metrics;

import java.util.Map;

/** Takes what is measured. */
@FunctionalInterface
public interface Metrics {
    /**
     * Records one value at the present time.
     *
     * @param namespace for example {@code AWS/Lambda}
     * @param dimensions name and value, for example {@code FunctionName}
     * @param unit as CloudWatch spells it, for example {@code Milliseconds}
     */
    void record(String namespace, Map<String, String> dimensions, String metric, double value, String unit);

    /** Records a value at its own time; who keeps no times takes it as of the present. */
    default void record(Measurement one) {
        record(one.series().namespace(), one.series().dimensions(), one.series().metric(), one.value(), one.unit());
    }
}
