package lyceum.platform.aws;

import java.util.List;
import lyceum.platform.telemetry.CurrentRun;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/** Counts the attempts of each call that were refused because of their rate, also where a later one succeeded. */
final class RefusedAttempts implements MetricPublisher {
    /** How the SDK's {@link CoreMetric#ERROR_TYPE} calls them. */
    private static final String THROTTLING = "Throttling";

    /** Called by the thread that made the call, once for each call. */
    @Override
    public void publish(MetricCollection call) {
        for (MetricCollection attempt : call.children()) {
            List<String> errors = attempt.metricValues(CoreMetric.ERROR_TYPE);
            if (errors.contains(THROTTLING)) {
                CurrentRun.throttled();
            }
        }
    }

    @Override
    public void close() {}
}
