package lyceum.local.gateway;

import static lyceum.local.gateway.Fixture.policy;
import static lyceum.local.gateway.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.FunctionThrottled;
import lyceum.local.functions.FunctionTimedOut;
import lyceum.local.http.Headers;
import lyceum.local.http.Response;
import org.junit.jupiter.api.Test;

class AuthorizerTest {
    private final Fixture fixture = Fixture.plain();

    @Test
    void isNotAskedWithoutAnIdentity() {
        Response answer = fixture.send("GET", "/api/v1/courses", Headers.of("Host", "a"), "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(text(answer)).contains("unauthenticated");
        assertThat(answer.headers().get("WWW-Authenticate")).isNotEmpty();
        assertThat(fixture.authorizations).isEmpty();
        assertThat(fixture.requests).isEmpty();
    }

    @Test
    void isNotAskedForAnOpenMethod() {
        assertThat(fixture.send("GET", "/api/health", Headers.of("Host", "a"), "")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.authorizations).isEmpty();
    }

    @Test
    void tellsTheFunctionWhoCalls() {
        fixture.call("GET", "/api/v1/courses/crs_1?a=1");

        var asked = fixture.authorizations.getFirst();
        assertThat(asked.getType()).isEqualTo("REQUEST");
        assertThat(asked.getMethodArn())
                .isEqualTo(
                        "arn:aws:execute-api:eu-central-1:000000000000:gatewayapi4edf2151/live/GET/api/v1/courses/crs_1");
        assertThat(asked.getHeaders()).containsEntry("X-API-Key", "key-1");
        assertThat(asked.getPathParameters()).containsEntry("course_id", "crs_1");
        assertThat(fixture.requests.getFirst().getRequestContext().getAuthorizer())
                .containsEntry("principalId", "org_1")
                .containsEntry("roles", "teacher")
                .containsEntry("version", "3");
        assertThat(fixture.requests.getFirst().getRequestContext().getIdentity().getApiKey())
                .isEqualTo("usage-1");
    }

    @Test
    void isAskedOncePerKeyUntilItsAnswerIsOld() {
        fixture.call("GET", "/api/v1/courses");
        fixture.call("POST", "/api/v1/courses");
        fixture.pass(Duration.ofSeconds(59));
        fixture.call("GET", "/api/v1/courses");
        assertThat(fixture.authorizations).hasSize(1);

        fixture.call("GET", "/api/v1/courses", "X-API-Key", "key-2");
        assertThat(fixture.authorizations).hasSize(2);

        fixture.pass(Duration.ofSeconds(2));
        fixture.call("GET", "/api/v1/courses");
        assertThat(fixture.authorizations).hasSize(3);
    }

    @Test
    void keepsDenialsToo() {
        fixture.authorizer = event -> policy("Deny", "*");

        for (int i = 0; i < 2; i++) {
            Response answer = fixture.call("GET", "/api/v1/courses");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(text(answer)).contains("forbidden");
        }
        assertThat(fixture.authorizations).hasSize(1);
        assertThat(fixture.requests).isEmpty();
    }

    /** A trap of AWS: the policy kept for one method is weighed for all others. */
    @Test
    void weighsAKeptPolicyForEachMethod() {
        fixture.authorizer = event -> policy("Allow", event.getMethodArn());

        assertThat(fixture.call("GET", "/api/v1/courses").status()).isEqualTo(200);
        assertThat(fixture.call("GET", "/api/v1/courses/crs_1").status()).isEqualTo(403);
        assertThat(fixture.authorizations).hasSize(1);
    }

    @Test
    void tellsAnUnknownCallerFromABrokenAuthorizer() {
        fixture.authorizer = _ -> {
            throw new FunctionFailed("RuntimeException", "Unauthorized");
        };
        assertThat(fixture.call("GET", "/api/v1/courses").status()).isEqualTo(401);

        fixture.authorizer = _ -> {
            throw new FunctionFailed("RuntimeException", "NullPointerException");
        };
        assertThat(fixture.call("GET", "/api/v1/courses").status()).isEqualTo(500);

        fixture.authorizer = _ -> {
            throw new FunctionTimedOut("authorize", Duration.ofSeconds(5));
        };
        assertThat(fixture.call("GET", "/api/v1/courses").status()).isEqualTo(500);

        fixture.authorizer = _ -> {
            throw new FunctionThrottled("authorize");
        };
        assertThat(fixture.call("GET", "/api/v1/courses").status()).isEqualTo(500);
        assertThat(fixture.authorizations).hasSize(4);
    }

    @Test
    void refusesAnAnswerThatIsNone() {
        fixture.authorizer = _ -> new IamPolicyResponseV1();
        assertThat(fixture.call("GET", "/api/v1/courses").status()).isEqualTo(500);

        fixture.authorizer = _ -> IamPolicyResponseV1.builder()
                .withPrincipalId("org_1")
                .withContext(Map.of("nested", List.of(1)))
                .withPolicyDocument(IamPolicyResponseV1.PolicyDocument.builder()
                        .withStatement(List.of())
                        .build())
                .build();
        Response answer = fixture.call("GET", "/api/v1/courses");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo("AuthorizerConfigurationException");
    }

    @Test
    void matchesResourcesByWildcards() {
        fixture.authorizer = _ -> policy("Allow", "arn:aws:execute-api:*:*:*/live/GET/api/v1/*");

        assertThat(fixture.call("GET", "/api/v1/courses").status()).isEqualTo(200);
        assertThat(fixture.call("POST", "/api/v1/courses").status()).isEqualTo(403);
    }
}
