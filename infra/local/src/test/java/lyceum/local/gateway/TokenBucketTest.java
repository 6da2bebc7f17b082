package lyceum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void admitsTheBurstAndThenTheRate() {
        var bucket = new TokenBucket(100 / 60.0, 20);

        assertThat(admitted(bucket, 0, 30)).isEqualTo(20);
        assertThat(admitted(bucket, SECOND / 2, 5)).isZero();
        assertThat(admitted(bucket, SECOND, 5)).isEqualTo(1);
        assertThat(admitted(bucket, 61 * SECOND, 30)).isEqualTo(20);
    }

    @Test
    void admitsNothingWithoutRateOrBurst() {
        assertThat(admitted(new TokenBucket(0, 10), 0, 5)).isZero();
        assertThat(admitted(new TokenBucket(10, 0), 0, 5)).isZero();
    }

    /** For every stretch of time, not only from the start. */
    @Property
    void neverAdmitsMoreThanBurstAndRateAllow(
            @ForAll @IntRange(min = 1, max = 50) int rate,
            @ForAll @IntRange(min = 1, max = 30) int burst,
            @ForAll @Size(max = 200) List<@IntRange(max = 400) Integer> pausesMillis) {
        var bucket = new TokenBucket(rate, burst);
        var times = new ArrayList<Long>();
        long now = 1_700_000_000_000L * 1_000_000;
        for (int pause : pausesMillis) {
            now += pause * 1_000_000L;
            if (bucket.take(now)) {
                times.add(now);
            }
        }
        for (int from = 0; from < times.size(); from++) {
            for (int to = from; to < times.size(); to++) {
                double seconds = (times.get(to) - times.get(from)) / (double) SECOND;
                assertThat((double) (to - from + 1)).isLessThanOrEqualTo(burst + rate * seconds + 1e-6);
            }
        }
    }

    /** And what is asked no faster than the rate always gets in. */
    @Property
    void admitsASteadyCallerWithinTheRate(@ForAll @IntRange(min = 1, max = 1_000) int rate) {
        var bucket = new TokenBucket(rate, 1);
        for (int i = 0; i < 100; i++) {
            assertThat(bucket.take(i * (SECOND / rate + 1))).isTrue();
        }
    }

    @Test
    void countsEachTokenOnceUnderConcurrency() throws InterruptedException {
        var bucket = new TokenBucket(1, 1_000);
        var admitted = new AtomicInteger();
        var threads = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> admitted.addAndGet(admitted(bucket, 0, 500))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(admitted).hasValue(1_000);
    }

    private static int admitted(TokenBucket bucket, long now, int asked) {
        int admitted = 0;
        for (int i = 0; i < asked; i++) {
            admitted += bucket.take(now) ? 1 : 0;
        }
        return admitted;
    }
}
