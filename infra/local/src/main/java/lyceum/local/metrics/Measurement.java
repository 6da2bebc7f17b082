package lyceum.local.metrics;

import java.time.Instant;
import java.util.Optional;

/**
 * A value that was measured.
 *
 * @param at when; the present if empty
 * @param times how often this value was measured
 * @param unit as CloudWatch spells it, for example {@code Milliseconds}
 */
public record Measurement(Series series, Optional<Instant> at, double value, double times, String unit) {}
