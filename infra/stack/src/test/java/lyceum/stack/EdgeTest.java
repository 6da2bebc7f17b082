package lyceum.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The edge serves the site from its bucket and everything else from the API. */
final class EdgeTest {
    private final Assembly assembly = Assembly.strict();
    private final JsonNode distribution =
            assembly.only("AWS::CloudFront::Distribution").get("DistributionConfig");

    @Test
    void servesExactlyTheSitesPathsFromTheSite() {
        assertThat(StreamSupport.stream(distribution.get("CacheBehaviors").spliterator(), false)
                        .map(behaviour -> behaviour.get("PathPattern").asString()))
                .containsExactlyElementsOf(Site.PATHS);
        assertThat(distribution.get("DefaultRootObject").asString()).isEqualTo(Site.INDEX);
        assertThat(distribution.get("DefaultCacheBehavior").get("AllowedMethods"))
                .hasSize(7);
    }

    @Test
    void keepsAnAnswerOnlyForAsLongAsItSays() {
        var policy = assembly.only("AWS::CloudFront::CachePolicy").get("CachePolicyConfig");

        assertThat(policy.get("MinTTL").asInt()).isZero();
        assertThat(policy.get("DefaultTTL").asInt()).isZero();
        assertThat(policy.get("ParametersInCacheKeyAndForwardedToOrigin")
                        .get("HeadersConfig")
                        .get("Headers"))
                .extracting(header -> header.asString())
                .containsExactly("Authorization", "Accept");
        assertThat(distribution.get("CustomErrorResponses")).isNotEmpty().allSatisfy(error -> assertThat(
                        error.get("ErrorCachingMinTTL").asInt())
                .isZero());
    }

    @Test
    void bringsApiKeysIntoTheHeaderThatTellsCallersApart() {
        String function =
                assembly.all("AWS::CloudFront::Function").keySet().iterator().next();
        var association = distribution
                .get("DefaultCacheBehavior")
                .get("FunctionAssociations")
                .get(0);

        assertThat(association.get("EventType").asString()).isEqualTo("viewer-request");
        assertThat(Assembly.target(association.get("FunctionARN"))).isEqualTo(function);
        assertThat(assembly.only("AWS::CloudFront::Function")
                        .get("FunctionCode")
                        .asString())
                .contains("'ApiKey ' + key.value");
    }

    @Test
    void letsPagesLoadNothingFromElsewhere() {
        assertThat(assembly.all("AWS::CloudFront::ResponseHeadersPolicy").values())
                .hasSize(2)
                .allSatisfy(policy -> assertThat(policy.toString())
                        .contains("default-src 'none'")
                        .contains("ContentTypeOptions")
                        .contains("StrictTransportSecurity")
                        .doesNotContain("https:"));
    }
}
