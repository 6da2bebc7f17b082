package lyceum.platform.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lyceum.contract.Operation;
import lyceum.contract.Tier;
import lyceum.contract.courses.CourseApi;
import org.junit.jupiter.api.Test;

/** Limits that an operator sets (S4-28, S4-48). */
class RateRulesTest {
    @Test
    void withoutRulesTheTiersHold() {
        for (Tier tier : Tier.values()) {
            assertThat(RateRules.of(" ").windows(CourseApi.GET_COURSE, tier)).isEqualTo(tier.windows());
        }
    }

    @Test
    void aTiersNumbersAreReplacedAndAdded() {
        RateRules rules = RateRules.of("free.minute=30, standard.burst = 40,standard.hour=500");

        assertThat(named(rules, CourseApi.GET_COURSE, Tier.FREE)).containsExactly("minute=30", "hour=1000");
        assertThat(named(rules, CourseApi.GET_COURSE, Tier.STANDARD))
                .containsExactly("minute=100", "burst=40", "hour=500");
    }

    @Test
    void anOperationsNumbersHoldForAllTiers() {
        RateRules rules = RateRules.of("generateCourse.minute=5");

        assertThat(named(rules, CourseApi.GENERATE_COURSE, Tier.FREE))
                .containsExactly("minute=60", "hour=1000", "generateCourse-minute=5");
        assertThat(named(rules, CourseApi.GET_COURSE, Tier.FREE)).containsExactly("minute=60", "hour=1000");
    }

    @Test
    void rulesWithoutSenseAreAllNamed() {
        assertThatThrownBy(
                        () -> RateRules.of("gold.minute=3,free.day=4,free.minute=0,free.burst=51,nonsense,free.hour=7"))
                .hasMessageContaining("gold.minute=3, free.day=4, free.minute=0, free.burst=51, nonsense;");
    }

    private static List<String> named(RateRules rules, Operation operation, Tier tier) {
        return rules.windows(operation, tier).stream()
                .map(window -> window.name() + "=" + window.requests())
                .toList();
    }
}
