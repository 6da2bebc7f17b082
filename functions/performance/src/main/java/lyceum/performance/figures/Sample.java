package lyceum.performance.figures;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one log event says.
 *
 * @param id tells the event from all others, 64 bits of a hash
 * @param subject the operation or the function
 * @param values by the code of a figure, or by HTTP status; never negative
 */
public record Sample(long id, String subject, Map<Integer, Long> values) {
    public Sample {
        values = Map.copyOf(values);
    }

    /** Collects a sample's values; what is absent or negative is left out. */
    public static final class Builder {
        private final Map<Integer, Long> values = new LinkedHashMap<>();

        public Builder with(Figure figure, long value) {
            return at(figure.code(), value);
        }

        /** An answer with this status. */
        public Builder status(int status) {
            return status >= 100 && status < 600 ? at(status, 1) : this;
        }

        public Sample of(long id, String subject) {
            return new Sample(id, subject, values);
        }

        private Builder at(int code, long value) {
            if (value >= 0) {
                values.put(code, value);
            }
            return this;
        }
    }
}
