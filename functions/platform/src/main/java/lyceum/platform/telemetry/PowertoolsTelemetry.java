package lyceum.platform.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import software.amazon.lambda.powertools.tracing.TracingUtils;

/**
 * Telemetry by Powertools for AWS Lambda: structured logging, embedded metrics, X-Ray subsegments. Its state belongs to the
 * process, so it serves a process that runs one function.
 */
public final class PowertoolsTelemetry implements Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger("lyceum");

    private final Metrics metrics;

    public PowertoolsTelemetry(String function) {
        metrics = MetricsBuilder.builder()
                .withNamespace(NAMESPACE)
                .withService(function)
                .build();
    }

    @Override
    public <T> T run(Context lambda, Supplier<T> work) {
        return PowertoolsLogging.withLogging(lambda, work);
    }

    @Override
    public void event(Level level, String message, Map<String, ?> members) {
        var structured = StructuredArguments.entries(members);
        switch (level) {
            case INFO -> LOG.info(message, structured);
            case WARN -> LOG.warn(message, structured);
            case ERROR -> LOG.error(message, structured);
        }
    }

    @Override
    public void metrics(Map<String, String> dimensions, Metric... values) {
        var set = new DimensionSet();
        dimensions.forEach(set::addDimension);
        metrics.flushMetrics(one -> {
            one.setDefaultDimensions(set);
            for (Metric value : values) {
                one.addMetric(value.name(), value.value(), unit(value.unit()));
            }
        });
    }

    @Override
    public <T> T span(String name, Supplier<T> work) {
        var result = new AtomicReference<T>();
        TracingUtils.withSubsegment(name, _ -> result.set(work.get()));
        return result.get();
    }

    private static MetricUnit unit(Unit unit) {
        return switch (unit) {
            case COUNT -> MetricUnit.COUNT;
            case MILLISECONDS -> MetricUnit.MILLISECONDS;
            case BYTES -> MetricUnit.BYTES;
        };
    }
}
