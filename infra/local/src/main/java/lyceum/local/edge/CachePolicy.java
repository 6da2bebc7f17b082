package lyceum.local.edge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.local.http.Gzip;
import lyceum.local.http.Request;
import lyceum.local.template.Properties;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/**
 * How long answers are kept and what tells them apart.
 *
 * @param gzip whether answers are kept apart by whether the viewer takes gzip
 */
record CachePolicy(
        Duration minTtl,
        Duration defaultTtl,
        Duration maxTtl,
        Selection headers,
        Selection query,
        Selection cookies,
        boolean gzip) {
    private static final Selection NONE = new Selection.None();
    private static final Selection ALL = new Selection.All();

    /** AWS's managed policies, by the ids that templates name them by. */
    private static final Map<String, CachePolicy> MANAGED = Map.of(
            // CachingDisabled
            "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
            new CachePolicy(Duration.ZERO, Duration.ZERO, Duration.ZERO, NONE, NONE, NONE, false),
            // CachingOptimized
            "658327ea-f89d-4fab-a63d-7e88639e58f6",
            new CachePolicy(Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofDays(365), NONE, NONE, NONE, true),
            // UseOriginCacheControlHeaders
            "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
            new CachePolicy(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofDays(365),
                    new Selection.Only(
                            List.of("host", "origin", "x-http-method-override", "x-http-method", "x-method-override")),
                    NONE,
                    ALL,
                    true));

    static CachePolicy read(Template template, Properties behaviour) {
        String id = behaviour.text("CachePolicyId");
        CachePolicy managed = MANAGED.get(id);
        return managed != null
                ? managed
                : template.ofType("AWS::CloudFront::CachePolicy").stream()
                        .filter(policy -> policy.logicalId().equals(id))
                        .findFirst()
                        .map(policy -> of(policy.properties().object("CachePolicyConfig")))
                        .orElseThrow(() -> new UnsupportedTemplate(
                                behaviour.where() + " names a cache policy that the local host does not know."));
    }

    private static CachePolicy of(Properties config) {
        Properties key = config.object("ParametersInCacheKeyAndForwardedToOrigin");
        return new CachePolicy(
                Duration.ofSeconds(config.number("MinTTL")),
                Duration.ofSeconds(config.number("DefaultTTL")),
                Duration.ofSeconds(config.number("MaxTTL")),
                Selection.read(key, "Header"),
                Selection.read(key, "QueryString"),
                Selection.read(key, "Cookie"),
                key.flag("EnableAcceptEncodingGzip", false));
    }

    boolean keepsNothing() {
        return maxTtl.isZero();
    }

    /** Two requests with the same key may share an answer. */
    String key(Request request) {
        var key = new StringBuilder(128);
        key.append(request.method()).append(' ').append(request.path()).append('\n');
        if (gzip) {
            key.append(takesGzip(request) ? 'z' : '-');
        }
        for (String pair : parts(request.query(), "&", query)) {
            key.append(pair).append('&');
        }
        key.append('\n');
        if (headers instanceof Selection.Only(var names)) {
            for (String name : names) {
                key.append(request.headers().joined(name)).append('\n');
            }
        }
        for (String cookie : parts(request.headers().joined("Cookie"), ";", cookies)) {
            key.append(cookie).append(';');
        }
        return key.toString();
    }

    private static List<String> parts(String text, String separator, Selection selection) {
        if (text.isEmpty() || selection instanceof Selection.None) {
            return List.of();
        }
        return List.of(text.split(separator, -1)).stream()
                .map(String::strip)
                .filter(pair -> selection.includes(pair.split("=", 2)[0]))
                .toList();
    }

    boolean takesGzip(Request request) {
        return Gzip.accepted(request.headers().joined("Accept-Encoding"));
    }

    /**
     * How long an answer with this {@code Cache-Control} is kept: not at all where it forbids that, unless the policy has a minimum.
     */
    Duration ttl(Optional<String> cacheControl, boolean success) {
        CacheControl said = CacheControl.parse(cacheControl.orElse(""));
        Duration wished = said.forbids() ? Duration.ZERO : said.shared().orElse(success ? defaultTtl : Duration.ZERO);
        Duration atLeast = wished.compareTo(minTtl) < 0 && success ? minTtl : wished;
        return atLeast.compareTo(maxTtl) > 0 ? maxTtl : atLeast;
    }
}
