package lyceum.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import lyceum.contract.CrossOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(Assembly.text(assembly.only("AWS::CloudFront::Function").get("FunctionCode")))
                .contains("'ApiKey ' + key.value");
    }

    @Test
    void tellsItsFunctionWhoMayCallFromElsewhere() {
        String code = Assembly.text(assembly.only("AWS::CloudFront::Function").get("FunctionCode"));

        assertThat(code)
                .contains("var ORIGINS = 'AllowedOrigins'.split(',')")
                .contains("'GET, POST, PATCH, DELETE'")
                .contains("Authorization, ")
                .doesNotContain("{{");
        assertThat(code.length()).as("CloudFront takes 10 KB").isLessThan(10_000);
    }

    @Test
    void letsPagesOfAllowedOriginsReadEveryAnswer() {
        assertThat(assembly.all("AWS::CloudFront::ResponseHeadersPolicy").values())
                .allSatisfy(policy -> {
                    var choice = policy.get("ResponseHeadersPolicyConfig")
                            .get("CorsConfig")
                            .get("Fn::If");
                    assertThat(choice.get(2).get("Ref").asString()).isEqualTo("AWS::NoValue");
                    var cors = choice.get(1);
                    assertThat(cors.get("AccessControlAllowCredentials").asBoolean())
                            .isFalse();
                    assertThat(cors.at("/AccessControlAllowOrigins/Items/Fn::Split/1/Ref")
                                    .asString())
                            .isEqualTo("AllowedOrigins");
                    assertThat(cors.at("/AccessControlExposeHeaders/Items"))
                            .extracting(header -> header.asString())
                            .containsExactlyElementsOf(CrossOrigin.EXPOSED_HEADERS);
                    assertThat(cors.get("OriginOverride").asBoolean()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "*, true",
        "https://learn.example.org, true",
        "'http://localhost:3000,https://*.example.org:8443', true",
        "learn.example.org, false",
        "https://learn.example.org/, false",
        "'https://a.example, https://b.example', false",
        "'https://a.example''', false",
        "https://example.*, false",
        "'https://a.example''', false",
        "null, false"
    })
    void takesNothingForAnOriginThatIsNone(String value, boolean taken) {
        assertThat(value.matches(Origins.PATTERN)).isEqualTo(taken);
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
