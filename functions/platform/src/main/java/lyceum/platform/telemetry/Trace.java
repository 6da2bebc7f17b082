package lyceum.platform.telemetry;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.platform.Ids;

/**
 * Where a request belongs in a distributed trace (W3C Trace Context).
 *
 * @param traceId 32 hexadecimal digits, shared by all parts
 * @param spanId 16 hexadecimal digits, ours
 * @param sampled whether the trace is recorded
 */
public record Trace(String traceId, String spanId, boolean sampled) {
    private static final Pattern PARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");
    private static final Pattern XRAY =
            Pattern.compile("Root=1-([0-9a-f]{8})-([0-9a-f]{24})(?:;Parent=[0-9a-f]{16})?(?:;Sampled=([01]))?.*");

    /** Goes on with the caller's trace, else with the gateway's X-Ray trace, else begins one. */
    public static Trace of(Optional<String> traceparent, Optional<String> xray, Ids ids) {
        String span = HexFormat.of().formatHex(ids.random(8));
        return traceparent
                .map(PARENT::matcher)
                .filter(Matcher::matches)
                .map(parent -> new Trace(parent.group(1), span, (HexFormat.fromHexDigits(parent.group(2)) & 1) == 1))
                .or(() -> xray.map(XRAY::matcher)
                        .filter(Matcher::matches)
                        .map(root -> new Trace(root.group(1) + root.group(2), span, "1".equals(root.group(3)))))
                .orElseGet(() -> new Trace(HexFormat.of().formatHex(ids.random(16)), span, false));
    }

    /** The {@code traceparent} header. */
    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
