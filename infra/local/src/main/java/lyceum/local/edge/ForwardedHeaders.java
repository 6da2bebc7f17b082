package lyceum.local.edge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.template.Properties;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/** Which of the viewer's headers reach the origin, beside those that are part of the cache key. */
record ForwardedHeaders(Selection headers, Selection query) {
    private static final ForwardedHeaders NONE = new ForwardedHeaders(new Selection.None(), new Selection.None());

    /** AWS's managed policies, by the ids that templates name them by. */
    private static final Map<String, ForwardedHeaders> MANAGED = Map.of(
            // AllViewer
            "216adef6-5c7f-47e4-b989-5492eafa07d3",
            new ForwardedHeaders(new Selection.All(), new Selection.All()),
            // AllViewerExceptHostHeader
            "b689b0a8-53d0-40ab-baf2-68738e2966ac",
            new ForwardedHeaders(new Selection.AllExcept(List.of("host")), new Selection.All()));

    static ForwardedHeaders read(Template template, Properties behaviour) {
        Optional<String> id = behaviour.textIf("OriginRequestPolicyId");
        if (id.isEmpty()) {
            return NONE;
        }
        ForwardedHeaders managed = MANAGED.get(id.get());
        return managed != null
                ? managed
                : template.ofType("AWS::CloudFront::OriginRequestPolicy").stream()
                        .filter(policy -> policy.logicalId().equals(id.get()))
                        .findFirst()
                        .map(policy -> of(policy.properties().object("OriginRequestPolicyConfig")))
                        .orElseThrow(() -> new UnsupportedTemplate(behaviour.where()
                                + " names an origin request policy that the local host does not know."));
    }

    private static ForwardedHeaders of(Properties config) {
        return new ForwardedHeaders(Selection.read(config, "Header"), Selection.read(config, "QueryString"));
    }

    /** The request as the origin sees it. */
    Request forwarded(Request viewer, CachePolicy policy, String originHost) {
        var kept = new Headers();
        viewer.headers().forEach((name, value) -> {
            boolean encoding = name.equalsIgnoreCase("Accept-Encoding");
            if (!(encoding && policy.gzip())
                    && (headers.includes(name) || policy.headers().includes(name))) {
                kept.add(name, value);
            }
        });
        if (policy.gzip() && policy.takesGzip(viewer)) {
            kept.add("Accept-Encoding", "gzip");
        }
        kept.set("Host", originHost);
        kept.set("X-Forwarded-For", forwardedFor(viewer));
        boolean all = query instanceof Selection.All || policy.query() instanceof Selection.All;
        String remaining = all ? viewer.query() : chosen(viewer.query(), policy);
        return new Request(
                viewer.method(),
                viewer.path(),
                remaining,
                kept,
                viewer.body(),
                viewer.remoteAddress(),
                viewer.protocol());
    }

    /** As every proxy does, the edge adds who called it to what it was told; what it was told is the caller's claim. */
    private static String forwardedFor(Request viewer) {
        String told = viewer.headers().joined("X-Forwarded-For");
        return told.isEmpty() ? viewer.remoteAddress() : told + ", " + viewer.remoteAddress();
    }

    private String chosen(String text, CachePolicy policy) {
        return String.join(
                "&",
                List.of(text.split("&", -1)).stream()
                        .filter(pair -> !pair.isEmpty())
                        .filter(pair -> {
                            String name = pair.split("=", 2)[0];
                            return query.includes(name) || policy.query().includes(name);
                        })
                        .toList());
    }
}
