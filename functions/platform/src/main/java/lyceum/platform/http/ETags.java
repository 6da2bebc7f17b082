package lyceum.platform.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Entity tags (RFC 9110 §8.8.3). Ours are weak and carry a version. */
final class ETags {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e]*)\"");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    private ETags() {}

    /** The version in an {@code If-Match} header that holds one of our tags; -1 for a tag that is not ours. */
    static Optional<Long> version(String header) {
        var tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            return Optional.empty();
        }
        String opaque = tag.group(1);
        return Optional.of(VERSION.matcher(opaque).matches() ? Long.parseLong(opaque) : -1L);
    }

    /** Whether an {@code If-None-Match} header names this tag, by weak comparison. */
    static boolean matches(String header, String etag) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(",")).map(ETags::opaque).anyMatch(opaque(etag)::equals);
    }

    private static String opaque(String tag) {
        String stripped = tag.strip();
        return stripped.startsWith("W/") ? stripped.substring(2) : stripped;
    }
}
