package lyceum.contract;

import java.time.Duration;

/** How long an answer may be kept, and by whom; rendered as {@code Cache-Control} (RFC 9111). */
public sealed interface Caching {
    /** Never kept: answers to writes and anything that changes by the second. */
    record NoStore() implements Caching {}

    /** Kept by the caller only, checked with its {@code ETag} on each use after {@code maxAge}. */
    record Private(Duration maxAge) implements Caching {}

    /** Kept by the edge as well, for everybody. */
    record Public(Duration maxAge) implements Caching {}

    static Caching noStore() {
        return new NoStore();
    }

    static Caching revalidate() {
        return new Private(Duration.ZERO);
    }

    static Caching everyone(Duration maxAge) {
        return new Public(maxAge);
    }

    /** The value of the {@code Cache-Control} header. */
    default String header() {
        return switch (this) {
            case NoStore() -> "no-store";
            case Private(var maxAge) when maxAge.isZero() -> "private, no-cache";
            case Private(var maxAge) -> "private, max-age=" + maxAge.toSeconds();
            case Public(var maxAge) -> "public, max-age=" + maxAge.toSeconds();
        };
    }
}
