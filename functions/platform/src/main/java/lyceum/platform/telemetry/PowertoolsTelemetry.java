package lyceum.platform.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.xray.AWSXRay;
import com.amazonaws.xray.entities.Entity;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import lyceum.contract.Measure;
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
 * process, so it serves a process that runs one function. A run's own metrics ride on the line that logs it, which Powertools'
 * metrics would write a second time; metrics of other dimensions are theirs.
 */
public final class PowertoolsTelemetry implements Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger("lyceum");

    private final InstantSource clock;
    private final Metrics metrics;

    public PowertoolsTelemetry(String function, InstantSource clock) {
        this.clock = clock;
        metrics = MetricsBuilder.builder()
                .withNamespace(Measure.NAMESPACE)
                .withService(function)
                .build();
    }

    @Override
    public <T> T run(Context lambda, Supplier<T> work) {
        return PowertoolsLogging.withLogging(lambda, work);
    }

    @Override
    public void event(Level level, String message, Map<String, ?> members, List<Metric> measured) {
        Object[] structured = structured(
                measured.isEmpty()
                        ? members
                        : EmbeddedMetrics.line(Measure.By.FUNCTION, members, measured, clock.millis()));
        switch (level) {
            case INFO -> LOG.info(message, structured);
            case WARN -> LOG.warn(message, structured);
            case ERROR -> LOG.error(message, structured);
        }
    }

    @Override
    public void metrics(Measure.By by, String value, Metric... values) {
        var set = DimensionSet.of(by.dimension(), value);
        metrics.flushMetrics(one -> {
            one.setDefaultDimensions(set);
            for (Metric metric : values) {
                one.addMetric(
                        metric.measure().metric(),
                        metric.value(),
                        unit(metric.measure().unit()));
            }
        });
    }

    /** Below the segment that Lambda began, whose trace the runtime names. */
    @Override
    public <T> T traced(Trace trace, String name, Predicate<T> failed, Supplier<T> work) {
        return subsegment(name, failed, work);
    }

    @Override
    public <T> T span(String name, Supplier<T> work) {
        return subsegment(name, _ -> false, work);
    }

    /** The X-Ray SDK's interceptor makes a subsegment of each call, with the table or queue that it was about. */
    @Override
    public <T> T call(String name, Supplier<T> call) {
        return call.get();
    }

    @Override
    public <T> Callable<T> carried(Callable<T> work) {
        Entity here = AWSXRay.getTraceEntity();
        if (here == null) {
            return work;
        }
        return () -> {
            var task = new FutureTask<>(work);
            here.run(task);
            try {
                return task.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        };
    }

    private static <T> T subsegment(String name, Predicate<T> failed, Supplier<T> work) {
        var result = new AtomicReference<T>();
        TracingUtils.withSubsegment(name, segment -> {
            segment.setFault(true);
            T answer = work.get();
            segment.setFault(failed.test(answer));
            result.set(answer);
        });
        return result.get();
    }

    /** One by one, because Powertools would sort the members of a map. */
    private static Object[] structured(Map<String, ?> members) {
        var arguments = new Object[members.size()];
        int i = 0;
        for (var member : members.entrySet()) {
            arguments[i++] = StructuredArguments.entry(member.getKey(), member.getValue());
        }
        return arguments;
    }

    private static MetricUnit unit(Measure.Unit unit) {
        return switch (unit) {
            case COUNT -> MetricUnit.COUNT;
            case MILLISECONDS -> MetricUnit.MILLISECONDS;
            case PERCENT -> MetricUnit.PERCENT;
            case NONE -> MetricUnit.NONE;
        };
    }
}
