package lyceum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrossOriginTest {
    @Test
    void aPageMaySendWhatOperationsTake() {
        assertThat(CrossOrigin.METHODS).containsExactly(Method.GET, Method.POST, Method.PATCH, Method.DELETE);
        assertThat(CrossOrigin.REQUEST_HEADERS)
                .contains("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Prefer", "X-API-Key")
                .doesNotHaveDuplicates()
                .doesNotContain("Cookie");
    }

    @Test
    void aPageMayReadEachHeaderOnce() {
        assertThat(CrossOrigin.EXPOSED_HEADERS)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                .doesNotContain("*", "Set-Cookie");
    }
}
