package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import lyceum.contract.Tier;
import org.junit.jupiter.api.Test;

/** The limits of the standard tier (S0-7, S0-8), met with the demo key, and the outer fence behind them. */
class LimitsTest {
    private static final int FENCE = Tier.STANDARD.burst();

    @Test
    void twentyInAnyTenSecondsAreAdmittedAndTheFenceHoldsBehindThem() {
        Caller demo = Running.host().demo();
        int admitted = 0;
        int counted = 0;
        int fenced = 0;
        for (int i = 0; i < FENCE + 100 && fenced == 0; i++) {
            Caller.Answer answer = demo.get("/api/v1/courses?limit=1");
            if (answer.status() == 200) {
                assertThat(answer.header("ratelimit-policy")).isEqualTo("\"minute\";q=100;w=60, \"burst\";q=20;w=10");
                assertThat(answer.header("ratelimit")).matches("\"minute\";r=\\d+;t=\\d+, \"burst\";r=\\d+;t=\\d+");
                assertThat(answer.header("x-ratelimit-limit")).isEqualTo("20");
                assertThat(answer.header("x-ratelimit-remaining")).matches("\\d+");
                admitted++;
            } else {
                answer.expectProblem(429, "too-many-requests");
                assertThat(answer.header("retry-after")).matches("[1-9]\\d*");
                if (answer.header("x-server-id").equals("gateway")) {
                    fenced++;
                } else {
                    assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("0");
                    counted++;
                }
            }
        }
        assertThat(admitted).isBetween(20, 100);
        assertThat(counted).isGreaterThanOrEqualTo(FENCE / 2);
        assertThat(fenced).isEqualTo(1);
        Running.organisation().get("/api/v1/courses?limit=1").expect(200);
    }

    @Test
    void healthIsOpenToAll() {
        var health = Running.organisation()
                .anonymous()
                .get("/api/health")
                .expect(200)
                .expectStandardHeaders();
        assertThat(health.json().path("status").asString()).isEqualTo("healthy");
        assertThat(health.json().path("services")).isNotEmpty();
    }
}
