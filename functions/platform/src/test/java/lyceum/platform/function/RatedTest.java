package lyceum.platform.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.Set;
import lyceum.contract.Measure;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.platform.Caller;
import lyceum.platform.rates.Rates;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;

/** What callers are told of their limits. */
class RatedTest {
    private final Things things = new Things();

    @Test
    void everyAnswerSaysHowTheCallerStands() {
        for (String id : new String[] {"t1", "t9"}) {
            assertThat(get(things, "k1", id).getHeaders())
                    .containsEntry("RateLimit-Policy", "\"minute\";q=100;w=60, \"burst\";q=20;w=10")
                    .containsEntry("X-RateLimit-Limit", "20")
                    .containsEntry("X-RateLimit-Reset", "10");
        }
        assertThat(get(things, "k1", "t1").getHeaders())
                .containsEntry("RateLimit", "\"minute\";r=97;t=60, \"burst\";r=17;t=10")
                .containsEntry("X-RateLimit-Remaining", "17");
    }

    @Test
    void whoHasUsedUpTheirBurstIsToldHowLongToWait() {
        for (int i = 0; i < 20; i++) {
            assertThat(get(things, "k1", "t1").getStatusCode()).isEqualTo(200);
        }
        var refused = get(things, "k1", "t1");
        assertThat(refused.getStatusCode()).isEqualTo(429);
        assertThat(refused.getBody())
                .contains("\"code\":\"too-many-requests\"", "The limit burst admits 20 requests in 10 s.");
        assertThat(refused.getHeaders())
                .containsEntry("Retry-After", "10")
                .containsEntry("X-RateLimit-Remaining", "0")
                .containsEntry("Content-Type", "application/problem+json");
        assertThat(get(things, "k2", "t1").getStatusCode()).isEqualTo(200);
    }

    @Test
    void whoMayNotCallIsNotCounted() {
        for (int i = 0; i < 30; i++) {
            var pupil = Caller.key("org_1", "k1", Set.of(Role.PUPIL), Set.of(Scope.values()), Tier.STANDARD);
            var forbidden = things.door.typed(
                    GatewayEvent.to(Things.GET).by(pupil).path("thing_id", "t1").typed(), TestLambda.CONTEXT);
            assertThat(forbidden.getStatusCode()).isEqualTo(403);
            assertThat(forbidden.getHeaders()).doesNotContainKey("RateLimit");
        }
        assertThat(get(things, "k1", "t1").getHeaders()).containsEntry("X-RateLimit-Remaining", "19");
    }

    @Test
    void whileCountsCantBeKnownEverybodyIsAdmittedAndThatIsMeasured() {
        var blind = new Things((_, _) -> {
            throw new Rates.Unavailable("away");
        });
        var answer = get(blind, "k1", "t1");
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getHeaders()).doesNotContainKey("RateLimit");
        assertThat(blind.telemetry.metrics()).anySatisfy(measured -> {
            assertThat(measured.metric().measure()).isEqualTo(Measure.LIMITS_UNKNOWN);
            assertThat(measured.dimensions()).containsEntry("function", "courses-api");
        });
    }

    private static APIGatewayProxyResponseEvent get(Things things, String key, String id) {
        var caller = Caller.key("org_1", key, Set.of(Role.TEACHER), Set.of(Scope.values()), Tier.STANDARD);
        return things.door.typed(
                GatewayEvent.to(Things.GET).by(caller).path("thing_id", id).typed(), TestLambda.CONTEXT);
    }
}
