package lyceum.local.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.template.Properties;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/**
 * A response headers policy: what the edge adds to every answer of a behaviour, and what it takes away.
 *
 * @param crossOrigin what pages of other origins are told
 */
record AddedHeaders(List<Added> added, List<String> removed, Optional<CrossOrigin> crossOrigin) {
    /** @param override whether it goes before the origin's own */
    record Added(String name, String value, boolean override) {}

    static AddedHeaders read(Template template, Properties behaviour) {
        return behaviour
                .textIf("ResponseHeadersPolicyId")
                .map(id -> template.ofType("AWS::CloudFront::ResponseHeadersPolicy").stream()
                        .filter(policy -> policy.logicalId().equals(id))
                        .findFirst()
                        .map(policy -> of(policy.properties().object("ResponseHeadersPolicyConfig")))
                        .orElseThrow(() -> new UnsupportedTemplate(behaviour.where()
                                + " names a response headers policy that the local host does not know.")))
                .orElse(new AddedHeaders(List.of(), List.of(), Optional.empty()));
    }

    private static AddedHeaders of(Properties config) {
        var added = new ArrayList<Added>();
        config.objectIf("SecurityHeadersConfig").ifPresent(security -> addSecurity(security, added));
        config.objectIf("CustomHeadersConfig").ifPresent(custom -> custom.objects("Items")
                .forEach(item ->
                        added.add(new Added(item.text("Header"), item.text("Value"), item.flag("Override", false)))));
        List<String> removed = config.objectIf("RemoveHeadersConfig")
                .map(list -> list.objects("Items").stream()
                        .map(item -> item.text("Header"))
                        .toList())
                .orElse(List.of());
        return new AddedHeaders(
                List.copyOf(added), removed, config.objectIf("CorsConfig").map(CrossOrigin::read));
    }

    private static void addSecurity(Properties security, List<Added> added) {
        simple(security, "ContentSecurityPolicy", "Content-Security-Policy", "ContentSecurityPolicy", added);
        simple(security, "FrameOptions", "X-Frame-Options", "FrameOption", added);
        simple(security, "ReferrerPolicy", "Referrer-Policy", "ReferrerPolicy", added);
        security.objectIf("ContentTypeOptions")
                .ifPresent(
                        one -> added.add(new Added("X-Content-Type-Options", "nosniff", one.flag("Override", false))));
        security.objectIf("StrictTransportSecurity").ifPresent(one -> {
            String value = "max-age=" + one.number("AccessControlMaxAgeSec")
                    + (one.flag("IncludeSubdomains", false) ? "; includeSubDomains" : "")
                    + (one.flag("Preload", false) ? "; preload" : "");
            added.add(new Added("Strict-Transport-Security", value, one.flag("Override", false)));
        });
        Optional<Properties> xss = security.objectIf("XSSProtection");
        xss.ifPresent(one -> added.add(new Added(
                "X-XSS-Protection",
                one.flag("Protection", false) ? "1; mode=block" : "0",
                one.flag("Override", false))));
    }

    private static void simple(Properties from, String section, String header, String member, List<Added> added) {
        from.objectIf(section)
                .ifPresent(one -> added.add(new Added(header, one.text(member), one.flag("Override", false))));
    }

    /** @param request what is answered */
    void apply(Request request, Headers headers) {
        removed.forEach(headers::remove);
        for (Added one : added) {
            if (one.override()) {
                headers.set(one.name(), one.value());
            } else {
                headers.setIfAbsent(one.name(), one.value());
            }
        }
        crossOrigin.ifPresent(rules -> rules.apply(request, headers));
    }
}
