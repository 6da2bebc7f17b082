package lyceum.local.gateway;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Names of requests and traces: they must differ, not be hard to guess. */
final class Ids {
    private static final HexFormat HEX = HexFormat.of();

    private Ids() {}

    static String request() {
        var random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** The trace header that came, or a new root; functions learn of the gateway's part of it as their parent. */
    static String trace(String received, String spanId, long nowMillis, boolean traced) {
        if (received.contains("Root=")) {
            return received;
        }
        var random = ThreadLocalRandom.current();
        return "Root=1-" + HEX.toHexDigits(nowMillis / 1_000, 8) + '-' + HEX.toHexDigits(random.nextLong())
                + HEX.toHexDigits(random.nextInt()) + ";Parent=" + spanId + (traced ? ";Sampled=1" : "");
    }

    static String span() {
        return HEX.toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** The root alone, as {@code $context.xrayTraceId} gives it. */
    static String root(String trace) {
        int start = trace.indexOf("Root=") + 5;
        int end = trace.indexOf(';', start);
        return end < 0 ? trace.substring(start) : trace.substring(start, end);
    }
}
