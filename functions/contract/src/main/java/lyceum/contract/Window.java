package lyceum.contract;

import java.time.Duration;

/**
 * How many requests a caller may make within a time.
 *
 * @param name how the limit is called in {@code RateLimit-Policy}
 * @param requests at most this many
 * @param length within this time
 * @param kind where the time begins
 */
public record Window(String name, int requests, Duration length, Kind kind) {
    /** Where a window begins. */
    public enum Kind {
        /** With the clock, in UTC: at the full minute, at the full hour. */
        CLOCK,
        /** Anywhere: no span of this length holds more. */
        SLIDING
    }

    public Window {
        if (!name.matches("[A-Za-z]+(-[a-z]+)?") || requests < 1 || length.isNegative() || length.toSeconds() < 1) {
            throw new IllegalArgumentException("A window has a name, and admits at least one request in at least 1 s.");
        }
    }

    /** The same window with another number of requests. */
    public Window admitting(int other) {
        return new Window(name, other, length, kind);
    }

    /** The same window under another name. */
    public Window named(String other) {
        return new Window(other, requests, length, kind);
    }

    /** So many in a minute of the clock. */
    public static Window perMinute(int requests) {
        return new Window("minute", requests, Duration.ofMinutes(1), Kind.CLOCK);
    }

    /** So many in an hour of the clock. */
    public static Window perHour(int requests) {
        return new Window("hour", requests, Duration.ofHours(1), Kind.CLOCK);
    }

    /** So many in any 10 s. */
    public static Window burst(int requests) {
        return new Window("burst", requests, Duration.ofSeconds(10), Kind.SLIDING);
    }
}
