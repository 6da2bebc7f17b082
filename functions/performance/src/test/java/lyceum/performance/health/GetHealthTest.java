package lyceum.performance.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lyceum.contract.health.HealthView.ServiceView;
import org.junit.jupiter.api.Test;

class GetHealthTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final Probe table = new Probe("table", true, asked::incrementAndGet);
    private final Probe queue = new Probe("queue", false, asked::incrementAndGet);

    @Test
    void allAnsweringIsHealthy() {
        var view = health(table, queue).view();

        assertThat(view.status()).isEqualTo("healthy");
        assertThat(view.version()).isEqualTo("1.2.3");
        assertThat(view.services())
                .extracting(ServiceView::name, ServiceView::status)
                .hasToString("[(\"table\", \"healthy\"), (\"queue\", \"healthy\")]");
    }

    @Test
    void aSilentServiceIsDegradedAndAVitalOneUnhealthy() {
        Probe silentQueue = new Probe("queue", false, GetHealthTest::fail);
        Probe silentTable = new Probe("table", true, GetHealthTest::fail);

        assertThat(health(table, silentQueue).view().status()).isEqualTo("degraded");
        assertThat(health(silentTable, queue).view().status()).isEqualTo("unhealthy");
        assertThat(health(silentTable, silentQueue).view().status()).isEqualTo("unhealthy");
        assertThat(health(silentQueue, silentTable).view().status()).isEqualTo("unhealthy");
    }

    @Test
    void nobodyIsWaitedForLongerThanASecondAndAllWaitAtOnce() {
        var never = new CountDownLatch(1);
        Probe hanging = new Probe("queue", false, () -> await(never));
        long start = System.nanoTime();

        var view = health(hanging, hanging, hanging, table).view();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofMillis(2_500));
        assertThat(view.status()).isEqualTo("degraded");
        assertThat(view.services().getLast().status()).isEqualTo("healthy");
    }

    @Test
    void whatWasSaidIsKeptForFiveSeconds() {
        var health = health(table);
        health.view();
        now.set(now.get().plus(GetHealth.KEPT).minusMillis(1));
        health.view();
        assertThat(asked).hasValue(1);

        now.set(now.get().plusMillis(1));
        health.view();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aRestoredCopyAsksAnew() {
        var health = health(table);
        health.view();
        health.forget();
        health.view();

        assertThat(asked).hasValue(2);
    }

    private GetHealth health(Probe... probes) {
        return new GetHealth("1.2.3", List.of(probes), now::get);
    }

    private static void fail() {
        throw new IllegalStateException("away");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
