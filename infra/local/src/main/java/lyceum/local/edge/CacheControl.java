package lyceum.local.edge;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a {@code Cache-Control} says to a shared cache (RFC 9111).
 *
 * @param forbids whether the answer must not be kept, or not without asking each time
 * @param shared how long it may be kept by a cache that many share
 */
record CacheControl(boolean forbids, Optional<Duration> shared) {
    static CacheControl parse(String header) {
        boolean forbids = false;
        Optional<Duration> maxAge = Optional.empty();
        Optional<Duration> sharedMaxAge = Optional.empty();
        for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String directive = part.strip();
            if (directive.startsWith("no-store")
                    || directive.startsWith("no-cache")
                    || directive.startsWith("private")) {
                forbids = true;
            } else if (directive.startsWith("max-age=")) {
                maxAge = seconds(directive.substring(8));
            } else if (directive.startsWith("s-maxage=")) {
                sharedMaxAge = seconds(directive.substring(9));
            }
        }
        return new CacheControl(forbids, sharedMaxAge.isPresent() ? sharedMaxAge : maxAge);
    }

    /** Unreadable seconds mean: stale at once. */
    private static Optional<Duration> seconds(String text) {
        String digits = text.replace("\"", "").split("[^0-9]", 2)[0];
        return Optional.of(
                digits.isEmpty() || digits.length() > 9 ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(digits)));
    }
}
