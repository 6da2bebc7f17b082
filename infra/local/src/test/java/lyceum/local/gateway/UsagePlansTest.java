package lyceum.local.gateway;

import static lyceum.local.gateway.Fixture.properties;
import static lyceum.local.gateway.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lyceum.local.http.Headers;
import lyceum.local.http.Response;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** How many requests of a key, a plan and a stage the gateway lets pass. */
class UsagePlansTest {
    private static final String COURSES = "/api/v1/courses";

    private final Fixture fixture = Fixture.plain();

    @Test
    void admitsEachKeyAtItsOwnRate() {
        assertThat(statuses(25)).containsExactlyInAnyOrderElementsOf(repeated(200, 20, 429, 5));
        assertThat(fixture.requests).hasSize(20);

        Response refused = fixture.call("GET", COURSES);
        assertThat(refused.headers().get("Retry-After")).isEqualTo("1");
        assertThat(text(refused)).contains("too-many-requests");

        fixture.pass(Duration.ofMillis(1_300));
        assertThat(statuses(4)).containsExactlyInAnyOrderElementsOf(repeated(200, 2, 429, 2));
        assertThat(fixture.send("GET", "/api/health", new Headers(), "").status())
                .isEqualTo(200);
    }

    @Test
    void admitsNobodyWithoutAPlan() {
        fixture.plans = Set.of("another");
        assertThat(fixture.call("GET", COURSES).status()).isEqualTo(401);

        fixture.plans = Set.of(Fixture.PLAN);
        fixture.authorizer = event -> {
            var policy = Fixture.policy("Allow", "*");
            policy.setUsageIdentifierKey("unknown");
            return policy;
        };
        Response answer = fixture.call("GET", COURSES, "X-API-Key", "key-9");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo("ForbiddenException");
    }

    @Test
    void countsQuotasByDayAndMethodsApart() {
        var limited = Fixture.with(resources -> {
            var plan = properties(resources, "GatewayApiStandard");
            plan.putObject("Quota").put("Limit", 3).put("Period", "DAY");
            ((ObjectNode) plan.get("ApiStages").get(0))
                    .putObject("Throttle")
                    .putObject("/api/v1/courses/POST")
                    .put("RateLimit", 1)
                    .put("BurstLimit", 1);
        });

        assertThat(limited.call("POST", COURSES).status()).isEqualTo(200);
        assertThat(limited.call("POST", COURSES).status()).isEqualTo(429);
        assertThat(limited.call("GET", COURSES).status()).isEqualTo(200);
        assertThat(limited.call("GET", COURSES).status()).isEqualTo(200);
        Response spent = limited.call("GET", COURSES);
        assertThat(spent.status()).isEqualTo(429);
        assertThat(spent.headers().get("x-amzn-ErrorType")).isEqualTo("LimitExceededException");
        limited.pass(Duration.ofDays(1));
        assertThat(limited.call("GET", COURSES).status()).isEqualTo(200);
    }

    @Test
    void appliesTheStagesOwnRate() {
        var slow = Fixture.with(resources -> properties(resources, "GatewayApiDeploymentStage")
                .putArray("MethodSettings")
                .addObject()
                .put("ResourcePath", "/~1api~1health")
                .put("HttpMethod", "GET")
                .put("ThrottlingRateLimit", 1)
                .put("ThrottlingBurstLimit", 2));

        assertThat(IntStream.range(0, 3)
                        .map(_ -> slow.call("GET", "/api/health").status())
                        .boxed())
                .containsExactly(200, 200, 429);
        assertThat(slow.call("GET", COURSES).status()).isEqualTo(200);
    }

    private List<Integer> statuses(int calls) {
        return IntStream.range(0, calls)
                .map(_ -> fixture.call("GET", COURSES).status())
                .boxed()
                .toList();
    }

    private static List<Integer> repeated(int first, int times, int second, int more) {
        return IntStream.concat(
                        IntStream.generate(() -> first).limit(times),
                        IntStream.generate(() -> second).limit(more))
                .boxed()
                .toList();
    }
}
