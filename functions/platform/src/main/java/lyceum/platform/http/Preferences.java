package lyceum.platform.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Prefer} header (RFC 7240); what is not understood is ignored, as it asks. */
final class Preferences {
    private static final Pattern WAIT = Pattern.compile("(?i)wait\\s*=\\s*([0-9]{1,6})");

    private Preferences() {}

    static Optional<Duration> waiting(String header) {
        return Arrays.stream(header.split("[,;]"))
                .map(preference -> WAIT.matcher(preference.strip()))
                .filter(Matcher::matches)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .findFirst();
    }
}
