package lyceum.stack;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CacheCookieBehavior;
import software.amazon.awscdk.services.cloudfront.CacheHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.RestApiOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.constructs.Construct;

/**
 * The content delivery network in front: compression, a cache that obeys each answer's own {@code Cache-Control}, and the static
 * pages. The API's regional address stays reachable without it, on purpose: callers, roles, rates and sizes are checked behind
 * it by gateway and functions, and nothing trusts a header that the edge adds, so going around it gains nothing.
 */
final class Edge extends Construct {
    private final Distribution distribution;
    private final Origins origins;

    Edge(Construct scope, Settings settings, Gateway gateway, Storage storage) {
        super(scope, "Edge");
        origins = new Origins(this, settings);
        var pages = BehaviorOptions.builder()
                .origin(S3BucketOrigin.withOriginAccessControl(storage.pages()))
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .compress(true)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .responseHeadersPolicy(headers("PageHeaders", Site.CONTENT_SECURITY_POLICY))
                .build();
        Map<String, BehaviorOptions> paths = new LinkedHashMap<>();
        Site.PATHS.forEach(path -> paths.put(path, pages));
        distribution = Distribution.Builder.create(this, "Distribution")
                .comment("Lyceum")
                .defaultBehavior(api(gateway))
                .additionalBehaviors(paths)
                .defaultRootObject(Site.INDEX)
                .errorResponses(uncachedErrors())
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .enableLogging(true)
                .logBucket(storage.logs())
                .logFilePrefix("edge/")
                .build();
        acknowledgeFindings();
    }

    String domainName() {
        return distribution.getDistributionDomainName();
    }

    private BehaviorOptions api(Gateway gateway) {
        var cache = CachePolicy.Builder.create(this, "ApiCache")
                .comment("Answers are kept for as long as they say, apart for each caller")
                .minTtl(Duration.seconds(0))
                .defaultTtl(Duration.seconds(0))
                .maxTtl(Duration.days(1))
                .queryStringBehavior(CacheQueryStringBehavior.all())
                .headerBehavior(CacheHeaderBehavior.allowList("Authorization", "Accept"))
                .cookieBehavior(CacheCookieBehavior.none())
                .enableAcceptEncodingGzip(true)
                .enableAcceptEncodingBrotli(true)
                .build();
        return BehaviorOptions.builder()
                .origin(new RestApiOrigin(gateway.api()))
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(cache)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .functionAssociations(List.of(FunctionAssociation.builder()
                        .function(viewerRequest())
                        .eventType(FunctionEventType.VIEWER_REQUEST)
                        .build()))
                .compress(true)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .responseHeadersPolicy(headers("ApiHeaders", "default-src 'none'; frame-ancestors 'none'"))
                .build();
    }

    /** Brings API keys into the one header that authorizer and cache tell callers apart by, and answers pages of other origins. */
    private Function viewerRequest() {
        return Function.Builder.create(this, "ViewerRequest")
                .comment("X-API-Key becomes Authorization; preflights are answered")
                .runtime(FunctionRuntime.JS_2_0)
                .code(FunctionCode.fromInline(origins.putInto(code("viewer-request.js"))))
                .build();
    }

    private static String code(String file) {
        try (InputStream in = requireNonNull(Edge.class.getResourceAsStream("edge/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ResponseHeadersPolicy headers(String id, String contentSecurityPolicy) {
        var policy = ResponseHeadersPolicy.Builder.create(this, id)
                .securityHeadersBehavior(ResponseSecurityHeadersBehavior.builder()
                        .contentSecurityPolicy(ResponseHeadersContentSecurityPolicy.builder()
                                .contentSecurityPolicy(contentSecurityPolicy)
                                .override(true)
                                .build())
                        .contentTypeOptions(ResponseHeadersContentTypeOptions.builder()
                                .override(true)
                                .build())
                        .frameOptions(ResponseHeadersFrameOptions.builder()
                                .frameOption(HeadersFrameOption.DENY)
                                .override(true)
                                .build())
                        .referrerPolicy(ResponseHeadersReferrerPolicy.builder()
                                .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                                .override(true)
                                .build())
                        .strictTransportSecurity(ResponseHeadersStrictTransportSecurity.builder()
                                .accessControlMaxAge(Duration.days(730))
                                .includeSubdomains(true)
                                .override(true)
                                .build())
                        .build())
                .build();
        origins.letReadUnder(policy);
        return policy;
    }

    /** Without this the edge would answer a 404 for ten seconds more, to a caller who has just created what was missing. */
    private static List<ErrorResponse> uncachedErrors() {
        return IntStream.of(400, 403, 404, 405, 500, 502, 503, 504)
                .mapToObj(status -> ErrorResponse.builder()
                        .httpStatus(status)
                        .ttl(Duration.seconds(0))
                        .build())
                .toList();
    }

    private void acknowledgeFindings() {
        Findings.acknowledge(distribution, "AwsSolutions-CFR1", "A school may be anywhere: no country is shut out.");
        Findings.acknowledge(
                distribution,
                "AwsSolutions-CFR2",
                "Who may call, how fast and how much is checked behind the edge; a web ACL is a matter of the account it runs in.");
        Findings.acknowledge(
                distribution,
                "AwsSolutions-CFR4",
                "Without a domain of its own the distribution has the network's certificate, whose policy can't be chosen;"
                        + " minimumProtocolVersion holds as soon as one is given. Towards the gateway it is TLS 1.2.");
    }
}
