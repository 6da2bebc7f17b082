package lyceum.performance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl/8",
                "a \"quoted\" agent",
                "back\\slash",
                "x\",\"status_code\":\"200\",\"endpoint\":\"/api/v1/health"
            })
    void whatCallersSayOfThemselvesChangesNothing(String agent) {
        assertThat(AccessLine.of("""
                {"timestamp":"1769860800000","request_id":"req-1","method":"GET","endpoint":"/api/v1/courses","status_code":"500",\
                "response_time":"12","function_time":"9","response_size":"34","user_id":"key_1","ip_address":"192.0.2.7",\
                "user_agent":"%s","error":"-","trace":"-"}""".formatted(agent))).hasValueSatisfying(line -> {
            assertThat(line.time()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
            assertThat(line.subject()).isEqualTo("listCourses");
            assertThat(line.status()).isEqualTo(500);
            assertThat(line.millis()).isEqualTo(12);
            assertThat(line.bytes()).isEqualTo(34);
            assertThat(line.address()).contains("192.0.2.7");
        });
    }
}
