package lyceum.local.edge;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.template.Properties;

/**
 * The rules of a response headers policy for pages of other origins. An answer to a request that names an allowed {@code Origin} says so;
 * one to any other request says nothing. What only matters beforehand stands on answers to {@code OPTIONS} alone.
 *
 * @param origins as {@code https://host:port}, {@code https://*.host} or {@code *}
 */
record CrossOrigin(
        List<String> origins,
        List<String> methods,
        List<String> requestHeaders,
        List<String> exposed,
        long maxAgeSeconds,
        boolean credentials,
        boolean override) {
    /** What {@code *} stands for at the left end of a host. */
    private static final Pattern HOSTS = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

    static CrossOrigin read(Properties config) {
        return new CrossOrigin(
                items(config, "AccessControlAllowOrigins"),
                items(config, "AccessControlAllowMethods"),
                items(config, "AccessControlAllowHeaders"),
                config.objectIf("AccessControlExposeHeaders").isPresent()
                        ? items(config, "AccessControlExposeHeaders")
                        : List.of(),
                config.numberIf("AccessControlMaxAgeSec").orElse(0L),
                config.flag("AccessControlAllowCredentials", false),
                config.flag("OriginOverride", false));
    }

    private static List<String> items(Properties config, String member) {
        return config.object(member).texts("Items");
    }

    void apply(Request request, Headers headers) {
        boolean all = origins.contains("*");
        if (!all) {
            vary(headers);
        }
        String origin = request.headers().get("Origin");
        if (origin.isEmpty() || !(all || origins.stream().anyMatch(one -> matches(one, origin)))) {
            return;
        }
        put(headers, "Access-Control-Allow-Origin", all ? "*" : origin);
        if (credentials) {
            put(headers, "Access-Control-Allow-Credentials", "true");
        }
        if (!exposed.isEmpty()) {
            put(headers, "Access-Control-Expose-Headers", String.join(", ", exposed));
        }
        if (request.method().equals("OPTIONS")) {
            put(headers, "Access-Control-Allow-Methods", String.join(", ", methods));
            put(headers, "Access-Control-Allow-Headers", String.join(", ", requestHeaders));
            put(headers, "Access-Control-Max-Age", Long.toString(maxAgeSeconds));
        }
    }

    private static void vary(Headers headers) {
        String before = headers.joined("Vary");
        if (!before.toLowerCase(Locale.ROOT).contains("origin")) {
            headers.set("Vary", before.isEmpty() ? "Origin" : before + ", Origin");
        }
    }

    private void put(Headers headers, String name, String value) {
        if (override) {
            headers.set(name, value);
        } else {
            headers.setIfAbsent(name, value);
        }
    }

    private static boolean matches(String allowed, String origin) {
        int star = allowed.indexOf('*');
        if (star < 0) {
            return allowed.equals(origin);
        }
        String below = allowed.substring(star + 1);
        return origin.startsWith(allowed.substring(0, star))
                && origin.endsWith(below)
                && origin.length() > star + below.length()
                && HOSTS.matcher(origin.substring(star, origin.length() - below.length()))
                        .matches();
    }
}
