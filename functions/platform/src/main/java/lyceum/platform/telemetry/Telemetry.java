package lyceum.platform.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where a function says what it did: one canonical event per run, a few metrics, spans. Never bodies, headers or keys.
 * Implementations belong to one function; several may live in one JVM.
 */
public interface Telemetry {
    /** The namespace of every metric. */
    String NAMESPACE = "Lyceum";

    /** Surrounds one run of the function, in which the other methods are called. */
    default <T> T run(Context lambda, Supplier<T> work) {
        return work.get();
    }

    /** Writes one event: a flat JSON object on one line. Values are texts, numbers or booleans, in this order. */
    void event(Level level, String message, Map<String, ?> members);

    /** Writes metrics that share one set of dimensions, in the embedded metric format. */
    void metrics(Map<String, String> dimensions, Metric... metrics);

    /** Runs some work as a named part of the present trace. */
    <T> T span(String name, Supplier<T> work);

    /** How much a reader should care. */
    enum Level {
        INFO,
        WARN,
        ERROR
    }

    /** A measured value. */
    record Metric(String name, double value, Unit unit) {
        public static Metric count(String name, double value) {
            return new Metric(name, value, Unit.COUNT);
        }

        public static Metric milliseconds(String name, double value) {
            return new Metric(name, value, Unit.MILLISECONDS);
        }
    }

    /** What a metric counts; names as CloudWatch spells them. */
    enum Unit {
        COUNT("Count"),
        MILLISECONDS("Milliseconds"),
        BYTES("Bytes");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
