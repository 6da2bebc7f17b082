package lyceum.platform.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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

    /**
     * Runs the work that a run is about, as the first part that this function has in a trace.
     *
     * @param failed whether a result is a failure of ours; what throws is one
     */
    <T> T traced(Trace trace, String name, Predicate<T> failed, Supplier<T> work);

    /** Runs some work as a named part of the present one, if there is one. */
    <T> T span(String name, Supplier<T> work);

    /** Makes a call of AWS as a named part of the present one. */
    default <T> T call(String name, Supplier<T> call) {
        return span(name, call);
    }

    /** The same work, as a part of the present one on whichever thread it is done. */
    default <T> Callable<T> carried(Callable<T> work) {
        return work;
    }

    /** How much a reader should care. */
    enum Level {
        INFO,
        WARN,
        ERROR
    }

    /** A measured value. */
    record Metric(Measure measure, double value) {}
}
