package lyceum.stack;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.contract.CrossOrigin;
import lyceum.contract.Method;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.constructs.Construct;

/**
 * Which pages may call from elsewhere. The function at the edge answers what browsers ask beforehand; the header policies let pages
 * read answers, which they reach whatever the status, kept answers included: what the edge adds is not part of what it keeps, so no
 * origin gets what was meant for another. A function for responses would not do: none runs for a status of 400 or more.
 */
final class Origins {
    /** Origins separated by commas; {@code *} for a whole list, or at the left end of a host. */
    static final String PATTERN =
            "^(|\\*|https?://(\\*\\.)?[a-z0-9.-]+(:[0-9]{1,5})?" + "(,https?://(\\*\\.)?[a-z0-9.-]+(:[0-9]{1,5})?)*)$";

    private final String allowed;
    private final CfnCondition any;

    Origins(Construct scope, Settings settings) {
        allowed = settings.allowedOrigins();
        any = CfnCondition.Builder.create(scope, "AnyOrigin")
                .expression(Fn.conditionNot(Fn.conditionEquals(allowed, "")))
                .build();
    }

    /** The code of the function at the edge, told who may call and how. */
    String putInto(String code) {
        return code.replace("{{origins}}", allowed)
                .replace(
                        "{{methods}}",
                        CrossOrigin.METHODS.stream().map(Method::name).collect(joining(", ")))
                .replace("{{headers}}", String.join(", ", CrossOrigin.REQUEST_HEADERS))
                .replace("{{max-age}}", Long.toString(CrossOrigin.MAX_AGE.toSeconds()));
    }

    /** Lets pages of the allowed origins read answers under this policy. CloudFront takes no empty list of origins. */
    void letReadUnder(ResponseHeadersPolicy policy) {
        var made = (CfnResponseHeadersPolicy) requireNonNull(policy.getNode().getDefaultChild());
        Map<String, Object> cors = new LinkedHashMap<>();
        cors.put("AccessControlAllowCredentials", false);
        cors.put("AccessControlAllowHeaders", items(CrossOrigin.REQUEST_HEADERS));
        cors.put(
                "AccessControlAllowMethods",
                items(CrossOrigin.METHODS.stream().map(Method::name).toList()));
        cors.put("AccessControlAllowOrigins", items(Fn.split(",", allowed)));
        cors.put("AccessControlExposeHeaders", items(CrossOrigin.EXPOSED_HEADERS));
        cors.put("AccessControlMaxAgeSec", CrossOrigin.MAX_AGE.toSeconds());
        cors.put("OriginOverride", true);
        made.addPropertyOverride(
                "ResponseHeadersPolicyConfig.CorsConfig",
                Fn.conditionIf(any.getLogicalId(), cors, Fn.ref("AWS::NoValue")));
    }

    private static Map<String, Object> items(List<String> items) {
        return Map.of("Items", items);
    }
}
