package lyceum.performance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import lyceum.performance.entries.DynamoEntries;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Stream;
import lyceum.performance.history.History;
import lyceum.performance.history.Range;
import lyceum.performance.history.Recent;
import lyceum.performance.rollup.RollUp;
import lyceum.performance.table.PerformanceTable;
import lyceum.performance.table.PerformanceTable.Late;
import lyceum.performance.table.Width;
import lyceum.platform.Invocation;
import lyceum.platform.function.LogBatch;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** From log lines to figures, over a real table: whatever comes twice, late or out of order, the figures are those of the lines. */
class CollectedTest {
    private static final Instant BEGIN = Instant.parse("2026-01-31T22:58:00Z");
    private static final List<Integer> STATUSES = List.of(200, 200, 200, 201, 404, 429, 500);

    private Instant now = BEGIN;

    /** One request that truly happened. */
    private record Truth(int number, Instant time, int status, int millis) {
        LogBatch.Event event() {
            String path = number % 2 == 0 ? "/api/v1/courses" : "/api/v1/health";
            return new LogBatch.Event("event-" + number, time.toEpochMilli(), """
                    {"timestamp":"%d","request_id":"req-%d","method":"GET","endpoint":"%s","status_code":"%d",\
                    "response_time":"%d","response_size":"10","user_id":"key_%d","ip_address":"192.0.2.7"}""".formatted(
                            time.toEpochMilli(), number, path, status, millis, number % 5));
        }
    }

    @Property(tries = 12)
    void figuresAreThoseOfTheLines(@ForAll Random random, @ForAll @IntRange(min = 1, max = 400) int requests) {
        try (var tables = Tables.inMemory()) {
            now = BEGIN;
            TestTables.create(tables.client(), "performance");
            var table = new PerformanceTable("performance", tables.client(), () -> now);
            var intake = new CollectRequests(table, new DynamoEntries("performance", tables.client()), () -> now);
            var rollUp = new RollUp(table, () -> now);
            var history = new History(table, new Recent<>(100, Duration.ofMinutes(5), () -> now), () -> now);
            List<Truth> truth = truth(random, requests);

            deliver(truth, random, intake, rollUp);
            now = BEGIN.plus(Duration.ofHours(random.nextInt(2, 30)));
            run(rollUp);
            run(rollUp);

            Range all = new Range(BEGIN.minus(Duration.ofHours(1)), BEGIN.plus(Duration.ofHours(3)));
            agrees(history.total(Stream.REQUESTS, all), truth);
            for (Width step : Width.values()) {
                var sum = new Bucket();
                history.course(Stream.REQUESTS, all, step).values().forEach(sum::add);
                agrees(sum, truth);
            }
            Instant half = BEGIN.plus(Duration.ofMinutes(45));
            agrees(
                    history.total(Stream.REQUESTS, new Range(half, all.to())),
                    truth.stream().filter(one -> !one.time().isBefore(half)).toList());
        }
    }

    @Example
    void whatOneRunHasNoTimeForTheNextBringsIn() {
        try (var tables = Tables.inMemory()) {
            TestTables.create(tables.client(), "performance");
            var table = new PerformanceTable("performance", tables.client(), () -> now);
            var intake = new CollectRequests(table, new DynamoEntries("performance", tables.client()), () -> now);
            var rollUp = new RollUp(table, () -> now);
            var history = new History(table, new Recent<>(100, Duration.ofMinutes(5), () -> now), () -> now);
            table.begin(Width.HOUR.floor(BEGIN));
            now = BEGIN.plus(Duration.ofHours(4));
            run(rollUp);
            List<Truth> truth = truth(new Random(1), 40);
            var events = truth.stream().map(Truth::event).toList();
            intake.read(new LogBatch("/lyceum/access", "s", events), invocation());

            var reads = new AtomicInteger();
            rollUp.run(new Invocation(
                    "req-test", now.plusSeconds(50), () -> now.plusSeconds(20L * reads.incrementAndGet())));

            var left = table.late().stream().map(Late::minute).toList();
            assertThat(left).isNotEmpty().allMatch(minute -> !minute.isBefore(BEGIN.plus(Duration.ofMinutes(2))));
            run(rollUp);
            assertThat(table.late()).isEmpty();
            agrees(
                    history.total(
                            Stream.REQUESTS,
                            new Range(BEGIN.minus(Duration.ofHours(1)), BEGIN.plus(Duration.ofHours(3)))),
                    truth);
        }
    }

    /** In batches of any size, some twice, in any order, while the clock and the roll-up go on. */
    private void deliver(List<Truth> truth, Random random, CollectRequests intake, RollUp rollUp) {
        var events = new ArrayList<LogBatch.Event>();
        truth.forEach(one -> {
            events.add(one.event());
            if (random.nextInt(4) == 0) {
                events.add(one.event());
            }
        });
        Collections.shuffle(events, random);
        int at = 0;
        while (at < events.size()) {
            int next = Math.min(events.size(), at + random.nextInt(1, 60));
            var batch = new LogBatch("/lyceum/access", "s", events.subList(at, next));
            for (int times = random.nextInt(1, 3); times > 0; times--) {
                intake.read(LogBatch.decoded(batch.encoded()), invocation());
            }
            now = now.plus(Duration.ofSeconds(random.nextInt(0, 1_200)));
            if (random.nextInt(3) == 0) {
                run(rollUp);
            }
            at = next;
        }
    }

    private static List<Truth> truth(Random random, int requests) {
        var truth = new ArrayList<Truth>();
        for (int i = 0; i < requests; i++) {
            truth.add(new Truth(
                    i,
                    BEGIN.plusMillis(random.nextInt(7_200_000)),
                    STATUSES.get(random.nextInt(STATUSES.size())),
                    random.nextInt(255)));
        }
        return truth;
    }

    private static void agrees(Bucket bucket, List<Truth> truth) {
        assertThat(bucket.of(Bucket.ALL, Figure.RESPONSE_MS).count()).isEqualTo(truth.size());
        assertThat(bucket.of(Bucket.ALL, Figure.RESPONSE_MS).sum())
                .isEqualTo(truth.stream().mapToLong(Truth::millis).sum());
        assertThat(bucket.of("getHealth", Figure.RESPONSE_MS).count())
                .isEqualTo(truth.stream().filter(one -> one.number() % 2 == 1).count());
        for (int status : STATUSES) {
            assertThat(bucket.statuses(Bucket.ALL).getOrDefault(status, 0L))
                    .isEqualTo(
                            truth.stream().filter(one -> one.status() == status).count());
        }
        if (!truth.isEmpty()) {
            var sorted = truth.stream().map(Truth::millis).sorted().toList();
            assertThat(bucket.of(Bucket.ALL, Figure.RESPONSE_MS).percentile(95))
                    .isEqualTo((long) sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1));
        }
    }

    private void run(RollUp rollUp) {
        rollUp.run(invocation());
    }

    private Invocation invocation() {
        return new Invocation("req-test", now.plusSeconds(50), () -> now);
    }
}
