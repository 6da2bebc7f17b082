package lyceum.platform.http;

import lyceum.platform.telemetry.RunMeter.Reading;
import lyceum.platform.telemetry.Usage;

/**
 * The {@code Server-Timing} header: how long the authorizer, the database and the AI provider took, each only where it was asked,
 * what a cache did, and the function's own total. Times are milliseconds; the authorizer's comes before the total.
 */
final class ServerTiming {
    private ServerTiming() {}

    static String of(Request request, Cached cache, Reading reading, Usage usage) {
        var header = new StringBuilder(96);
        if (request.authMilliseconds() > 0) {
            header.append("auth;dur=").append(request.authMilliseconds()).append(", ");
        }
        if (usage.calls() > 0) {
            tenths(header.append("db;dur="), usage.milliseconds());
            header.append(";desc=\"")
                    .append(usage.calls())
                    .append(usage.calls() == 1 ? " call\"" : " calls\"")
                    .append(", ");
        }
        if (cache != Cached.NONE) {
            header.append("cache;desc=").append(cache.header()).append(", ");
        }
        if (usage.providerCalls() > 0) {
            tenths(header.append("provider;dur="), usage.providerMilliseconds()).append(", ");
        }
        return tenths(header.append("total;dur="), reading.milliseconds()).toString();
    }

    private static StringBuilder tenths(StringBuilder header, double milliseconds) {
        long tenths = Math.round(milliseconds * 10);
        return header.append(tenths / 10).append('.').append(tenths % 10);
    }
}
