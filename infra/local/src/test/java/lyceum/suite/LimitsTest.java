package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The outer fence of the standard tier (S0-7, S0-8), met with the demo key. */
class LimitsTest {
    @Test
    void callersBeyondTheBurstAreToldToWait() {
        Caller demo = Running.host().demo();
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            Caller.Answer answer = demo.get("/api/v1/courses?limit=1");
            if (answer.status() == 429) {
                answer.expectProblem(429, "too-many-requests");
                assertThat(answer.header("retry-after")).matches("\\d+");
                refused++;
            } else {
                answer.expect(200);
            }
        }
        assertThat(refused).isBetween(5, 20);
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
