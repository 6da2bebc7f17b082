package lyceum.platform.telemetry;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.platform.Ids;

/**
 * Where a run belongs in a distributed trace (W3C Trace Context).
 *
 * @param traceId 32 hexadecimal digits, shared by all parts
 * @param spanId 16 hexadecimal digits, ours
 * @param parentId the part that asked for this one: the nearest that is known
 * @param sampled whether whoever began the trace records it
 */
public record Trace(String traceId, String spanId, Optional<String> parentId, boolean sampled) {
    /** The header, and the attribute of a message, that names a trace. */
    public static final String HEADER = "traceparent";

    private static final Pattern PARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");
    private static final Pattern XRAY =
            Pattern.compile("Root=1-([0-9a-f]{8})-([0-9a-f]{24})(?:;Parent=([0-9a-f]{16}))?(?:;Sampled=([01]))?.*");

    /** Goes on with the trace that is {@link #found}, else begins one. */
    public static Trace of(Optional<String> traceparent, Optional<String> xray, Ids ids) {
        String span = HexFormat.of().formatHex(ids.random(8));
        return found(traceparent, xray, span)
                .orElseGet(() -> new Trace(HexFormat.of().formatHex(ids.random(16)), span, Optional.empty(), false));
    }

    /**
     * The caller's trace, else the X-Ray trace that AWS began. The parent is the one that X-Ray names, since that is what the
     * gateway did for the caller.
     *
     * @param spanId ours
     */
    public static Optional<Trace> found(Optional<String> traceparent, Optional<String> xray, String spanId) {
        Optional<Matcher> root = xray.map(XRAY::matcher).filter(Matcher::matches);
        Optional<String> parentOfXray = root.map(known -> known.group(3));
        return traceparent
                .map(PARENT::matcher)
                .filter(Matcher::matches)
                .map(parent -> new Trace(
                        parent.group(1),
                        spanId,
                        parentOfXray.or(() -> Optional.of(parent.group(2))),
                        (HexFormat.fromHexDigits(parent.group(3)) & 1) == 1))
                .or(() -> root.map(known ->
                        new Trace(known.group(1) + known.group(2), spanId, parentOfXray, "1".equals(known.group(4)))));
    }

    /** The {@code traceparent} header. */
    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
