package lyceum.platform.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import lyceum.contract.Tier;
import lyceum.contract.Window;
import lyceum.platform.rates.Verdict.Standing;
import lyceum.platform.testing.InMemoryRates;
import org.junit.jupiter.api.Test;

/** What every limiter does; run by the one in memory and the one in DynamoDB. */
abstract class RatesContract {
    private static final List<Window> STANDARD = Tier.STANDARD.windows();
    private static final List<Window> FREE = Tier.FREE.windows();

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));

    abstract Rates rates(InstantSource clock);

    @Test
    void aMinuteAdmitsItsRequestsAndNoneMore() { // S3-28
        Rates rates = rates(now::get);

        for (int i = 1; i <= 60; i++) {
            Verdict verdict = rates.take("key#1", FREE);
            assertThat(verdict.admitted()).as("request %d", i).isTrue();
            assertThat(remaining(verdict)).containsExactly(60 - i, 1_000 - i);
        }
        Verdict refused = rates.take("key#1", FREE);
        assertThat(refused.admitted()).isFalse();
        assertThat(refused.patience()).isEqualTo(Duration.ofMinutes(1));
        assertThat(remaining(refused)).containsExactly(0, 940);
    }

    @Test
    void theNextMinuteOfTheClockBeginsAnew() {
        Rates rates = rates(now::get);
        pass(Duration.ofSeconds(59));
        assertThat(admitted(rates, "key#1", FREE, 100)).isEqualTo(60);

        pass(Duration.ofMillis(999));
        assertThat(admitted(rates, "key#1", FREE, 100)).isZero();
        pass(Duration.ofMillis(1));
        assertThat(admitted(rates, "key#1", FREE, 100)).isEqualTo(60);
    }

    @Test
    void anHourHoldsWhereMinutesWouldNot() {
        Rates rates = rates(now::get);
        int admitted = 0;
        for (int minute = 0; minute < 60; minute++) {
            admitted += admitted(rates, "key#1", FREE, 61);
            pass(Duration.ofMinutes(1));
        }
        assertThat(admitted).isEqualTo(1_000);
        assertThat(admitted(rates, "key#1", FREE, 61)).isEqualTo(60);
    }

    @Test
    void noTenSecondsHoldMoreThanTwenty() { // S0-8
        Rates rates = rates(now::get);
        pass(Duration.ofSeconds(5));
        assertThat(admitted(rates, "key#1", STANDARD, 15)).isEqualTo(15);
        pass(Duration.ofSeconds(8));
        assertThat(admitted(rates, "key#1", STANDARD, 15)).isEqualTo(5);
        assertThat(rates.take("key#1", STANDARD).patience()).isEqualTo(Duration.ofSeconds(2));

        pass(Duration.ofMillis(1_999));
        assertThat(admitted(rates, "key#1", STANDARD, 30)).isZero();
        pass(Duration.ofMillis(1));
        assertThat(admitted(rates, "key#1", STANDARD, 30)).isEqualTo(15);
    }

    @Test
    void aSlidingWindowHoldsAcrossTheBoundaryOfAnHour() {
        Rates rates = rates(now::get);
        pass(Duration.ofSeconds(3_599));
        assertThat(admitted(rates, "key#1", STANDARD, 30)).isEqualTo(20);
        pass(Duration.ofSeconds(2));
        assertThat(admitted(rates, "key#1", STANDARD, 30)).isZero();
    }

    @Test
    void aRefusedRequestUsesNothingUp() {
        Rates rates = rates(now::get);
        admitted(rates, "key#1", STANDARD, 500);
        pass(Duration.ofSeconds(10));
        assertThat(admitted(rates, "key#1", STANDARD, 500)).isEqualTo(20);
    }

    @Test
    void callersAreCountedApart() {
        Rates rates = rates(now::get);
        assertThat(admitted(rates, "key#1", FREE, 100)).isEqualTo(60);
        assertThat(admitted(rates, "key#2", FREE, 100)).isEqualTo(60);
    }

    @Test
    void anOperationsOwnWindowIsCountedBesideTheTiers() { // S4-28
        Rates rates = rates(now::get);
        List<Window> both = List.of(
                Window.perMinute(60), Window.perHour(1_000), Window.perMinute(5).named("generateCourse-minute"));
        assertThat(admitted(rates, "key#1", both, 10)).isEqualTo(5);
        assertThat(admitted(rates, "key#1", FREE, 100)).isEqualTo(55);
    }

    @Test
    void atAnyPaceNoWindowIsEverOverfull() {
        var random = new Random(3);
        Rates rates = rates(now::get);
        Rates exact = new InMemoryRates(now::get);
        for (int i = 0; i < 1_500; i++) {
            assertThat(rates.take("key#1", STANDARD).admitted())
                    .as("request %d", i)
                    .isEqualTo(exact.take("key#1", STANDARD).admitted());
            pass(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 9_000 : 300)));
        }
    }

    final void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    static int admitted(Rates rates, String subject, List<Window> windows, int requests) {
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += rates.take(subject, windows).admitted() ? 1 : 0;
        }
        return admitted;
    }

    private static List<Integer> remaining(Verdict verdict) {
        return verdict.standings().stream().map(Standing::remaining).toList();
    }
}
