package lyceum.local.edge;

import java.util.Locale;
import java.util.Set;
import lyceum.local.http.Gzip;
import lyceum.local.http.Response;

/** Compression at the edge, for the media types and sizes that CloudFront compresses. */
final class Compression {
    private static final int SMALLEST = 1_000;
    private static final int LARGEST = 10_000_000;
    private static final Set<String> TYPES = Set.of(
            "application/javascript",
            "application/json",
            "application/manifest+json",
            "application/problem+json",
            "application/xhtml+xml",
            "application/xml",
            "image/svg+xml");

    private Compression() {}

    /** @param wanted whether the viewer takes gzip */
    static Response apply(Response response, boolean wanted) {
        int size = response.body().length;
        if (size < SMALLEST
                || size > LARGEST
                || response.headers().has("Content-Encoding")
                || !isText(response.headers().get("Content-Type"))) {
            return response;
        }
        if (wanted) {
            return Gzip.compress(response);
        }
        Gzip.varyByEncoding(response.headers());
        return response;
    }

    private static boolean isText(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TYPES.contains(type);
    }
}
