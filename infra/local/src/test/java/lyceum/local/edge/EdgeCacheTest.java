package lyceum.local.edge;

import static lyceum.local.gateway.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import lyceum.local.http.Headers;
import lyceum.local.http.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the edge keeps, for how long, for whom, and when it asks again. */
class EdgeCacheTest {
    private static final String HEALTH = "/api/health";

    private final EdgeFixture fixture = new EdgeFixture();

    @Test
    void keepsAnAnswerForAsLongAsItSays() {
        fixture.says("max-age=60");
        Response first = fixture.get(HEALTH);
        assertThat(first.headers().get("X-Cache")).isEqualTo("Miss from cloudfront");
        assertThat(first.headers().get("X-Cache-Status")).isEqualTo("MISS");

        fixture.origin.pass(Duration.ofSeconds(59));
        Response second = fixture.get(HEALTH);
        assertThat(second.headers().get("X-Cache")).isEqualTo("Hit from cloudfront");
        assertThat(second.headers().all("X-Cache-Status")).containsExactly("HIT");
        assertThat(second.headers().get("Cache-Status")).isEqualTo("edge; hit; ttl=1");
        assertThat(second.headers().get("Age")).isEqualTo("59");
        assertThat(second.headers().get("X-Request-ID"))
                .isNotEqualTo(first.headers().get("X-Request-ID"));
        assertThat(text(second)).isEqualTo(text(first));
        assertThat(fixture.origin.requests).hasSize(1);

        fixture.origin.pass(Duration.ofSeconds(2));
        assertThat(fixture.get(HEALTH).headers().get("X-Cache")).isEqualTo("Miss from cloudfront");
        assertThat(fixture.origin.requests).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "no-store, 0",
        "no-cache, 0",
        "private, 0",
        "'private, max-age=60', 0",
        "'max-age=60, no-cache', 0",
        "'', 0",
        "max-age=x, 0",
        "max-age=99999999999, 0",
        "'s-maxage=0, max-age=60', 0",
        "max-age=60, 1",
        "'s-maxage=60, max-age=0', 1",
        "'public, MAX-AGE=60', 1",
        "'public, max-age=\"60\"', 1",
    })
    void obeysTheAnswersOwnWord(String cacheControl, int hits) {
        fixture.says(cacheControl);

        fixture.get(HEALTH);
        fixture.get(HEALTH);

        assertThat(fixture.origin.requests).hasSize(2 - hits);
    }

    @Test
    void asksWhetherAnOldAnswerStillHolds() {
        fixture.says("max-age=10");
        fixture.get(HEALTH);
        fixture.origin.pass(Duration.ofSeconds(11));
        fixture.origin.function = event -> {
            assertThat(event.getHeaders()).containsEntry("If-None-Match", "W/\"1\"");
            var unchanged = new APIGatewayProxyResponseEvent();
            unchanged.setStatusCode(304);
            unchanged.setHeaders(Map.of("ETag", "W/\"1\"", "Cache-Control", "max-age=10"));
            return unchanged;
        };

        Response refreshed = fixture.get(HEALTH, "If-None-Match", "W/\"other\"");

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(text(refreshed)).isEqualTo("{}");
        assertThat(refreshed.headers().get("X-Cache")).isEqualTo("RefreshHit from cloudfront");
        assertThat(fixture.get(HEALTH).headers().get("X-Cache")).isEqualTo("Hit from cloudfront");
        assertThat(fixture.origin.requests).hasSize(2);
    }

    @Test
    void answersNothingHasChanged() {
        fixture.says("max-age=10");
        fixture.get(HEALTH);

        for (String known : List.of("W/\"1\"", "\"1\"", "\"0\", W/\"1\"", "*")) {
            Response answer = fixture.get(HEALTH, "If-None-Match", known);
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().get("ETag")).isEqualTo("W/\"1\"");
        }
        assertThat(fixture.get(HEALTH, "If-None-Match", "\"11\"").status()).isEqualTo(200);
    }

    @Test
    void keepsApartWhatThePolicySays() {
        fixture.says("max-age=60");
        fixture.get("/api/v1/courses", "X-API-Key", "key-1");
        fixture.get("/api/v1/courses", "X-API-Key", "key-2");
        fixture.get("/api/v1/courses?limit=2", "X-API-Key", "key-1");
        fixture.get("/api/v1/courses", "X-API-Key", "key-1", "Accept", "text/html");
        fixture.get("/api/v1/courses", "X-API-Key", "key-1", "Accept-Encoding", "gzip");
        assertThat(fixture.origin.requests).hasSize(5);

        fixture.get("/api/v1/courses", "X-API-Key", "key-1", "User-Agent", "another", "Accept-Encoding", "br");
        assertThat(fixture.origin.requests).hasSize(5);
    }

    @Test
    void neverKeepsAnAnswerToAWrite() {
        fixture.says("max-age=60");
        fixture.send("POST", "/api/v1/courses", "X-API-Key", "k");
        fixture.send("POST", "/api/v1/courses", "X-API-Key", "k");

        assertThat(fixture.origin.requests).hasSize(2);
    }

    @Test
    void fetchesOnceForManyWhoAsk() throws InterruptedException {
        var fetched = new AtomicInteger();
        var waiting = new CountDownLatch(1);
        fixture.origin.function = _ -> {
            fetched.incrementAndGet();
            await(waiting);
            return EdgeFixture.answer("max-age=60");
        };
        var statuses = new ArrayList<Integer>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                int status = fixture.get(HEALTH).status();
                synchronized (statuses) {
                    statuses.add(status);
                }
            }));
        }
        Thread.sleep(100);
        waiting.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(fetched).hasValue(1);
        assertThat(statuses).hasSize(20).containsOnly(200);
    }

    @Test
    void letsPassWhatIsNotKept() throws InterruptedException {
        fixture.says("private");
        fixture.get(HEALTH);
        var together = new CountDownLatch(5);
        fixture.origin.function = _ -> {
            together.countDown();
            await(together);
            return EdgeFixture.answer("private");
        };
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 5; i++) {
            threads.add(Thread.ofVirtual().start(() -> fixture.get(HEALTH)));
        }
        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        }
        assertThat(together.getCount()).isZero();
    }

    @Test
    void doesNotKeepErrorsUnlessToldTo() {
        for (int i = 0; i < 2; i++) {
            assertThat(fixture.get("/api/v1/nothing").status()).isEqualTo(404);
        }
        assertThat(fixture.origin.logged).hasSize(2);
    }

    @Test
    void forgetsWhatWasUsedLongestAgo() {
        var cache = new EdgeCache(100_000);
        for (int i = 0; i < 20; i++) {
            cache.keep("key" + i, new EdgeCache.Entry(new Response(200, new Headers(), new byte[9_000]), 0, 1));
            cache.find("key0");
        }

        assertThat(cache.find("key0")).isNotNull();
        assertThat(cache.find("key1")).isNull();
        assertThat(cache.find("key19")).isNotNull();
        cache.keep("huge", new EdgeCache.Entry(new Response(200, new Headers(), new byte[90_000]), 0, 1));
        assertThat(cache.find("huge")).isNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
