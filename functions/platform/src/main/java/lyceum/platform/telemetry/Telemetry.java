package lyceum.platform.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lyceum.contract.Measure;

/**
 * Where a function says what it did: one canonical event per run, a few metrics, spans. Never bodies, headers or keys.
 * Implementations belong to one function; several may live in one JVM.
 */
public interface Telemetry {
    /** Surrounds one run of the function, in which the other methods are called. */
    default <T> T run(Context lambda, Supplier<T> work) {
        return work.get();
    }

    /** Writes one event: a flat JSON object on one line. Values are texts, numbers or booleans, in this order. */
    default void event(Level level, String message, Map<String, ?> members) {
        event(level, message, members, List.of());
    }

    /**
     * Writes one event that carries metrics: CloudWatch takes them out of the same line (embedded metric format). A metric whose name
     * is among the members has the member's value.
     *
     * @param members with {@code function}, the metrics' dimension
     * @param metrics of {@link Measure.By#FUNCTION}; empty for an event without
     */
    void event(Level level, String message, Map<String, ?> members, List<Metric> metrics);

    /**
     * Writes metrics on a line of their own.
     *
     * @param value of the dimension that all of them have
     */
    void metrics(Measure.By by, String value, Metric... metrics);

    /** Runs some work as a named part of the present trace. */
    <T> T span(String name, Supplier<T> work);

    /** How much a reader should care. */
    enum Level {
        INFO,
        WARN,
        ERROR
    }

    /** A measured value. */
    record Metric(Measure measure, double value) {}
}
