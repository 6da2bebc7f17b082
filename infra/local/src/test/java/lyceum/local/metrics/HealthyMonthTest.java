package lyceum.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lyceum.contract.Api;
import lyceum.contract.Caches;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.Operation;
import lyceum.contract.Providers;
import lyceum.contract.Queues;
import lyceum.local.template.Synthesised;
import org.junit.jupiter.api.Test;

/**
 * Thirty days of a service that is well: busy days, nights with a request now and then and cold starts for each, a deployment a day
 * that empties the caches, people who wait for their jobs, wrong keys, bursts of jobs and a failed generation now and then. Nobody is to be
 * told of any of it.
 */
class HealthyMonthTest {
    private static final int DAYS = 30;
    private static final Duration LOOK = Duration.ofMinutes(5);

    private final Random random = new Random(5);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final MetricStore store = new MetricStore(() -> now);
    private final Recorder record = new Recorder(store, () -> now);
    private final List<AlarmChange> told = new ArrayList<>();

    @Test
    void tellsNobody() {
        var watch = new AlarmWatch(Synthesised.template(), store, () -> now, change -> {
            if (change.now() != AlarmState.OK && !change.topics().isEmpty()) {
                told.add(change);
            }
        });
        Instant end = now.plus(Duration.ofDays(DAYS));
        for (int minute = 0; now.isBefore(end); minute++, now = now.plusSeconds(60)) {
            pass();
            if (minute % LOOK.toMinutes() == 0) {
                watch.evaluate();
            }
        }
        assertThat(told)
                .extracting(change -> change.at() + " " + change.alarm().name() + " " + change.reason())
                .isEmpty();
        assertThat(watch.standings().values())
                .extracting(AlarmWatch.Standing::state)
                .containsOnly(AlarmState.OK);
    }

    private void pass() {
        var time = now.atOffset(ZoneOffset.UTC);
        boolean night = time.getHour() < 6;
        boolean deployed = time.getHour() == 14 && time.getMinute() < 3;
        double busy = night ? 0 : 40 + 30 * Math.sin(Math.PI * (time.getHour() - 6) / 18.0);
        requests(night, deployed, busy);
        jobs(night, time.getHour(), time.getMinute());
        for (FunctionDeclaration function : Functions.ALL) {
            if (function.trigger() instanceof Trigger.Schedule(var every) && every.toMinutes() == 1) {
                record.runs(function, 1, 0);
                resources(function, 1, 40);
            }
        }
    }

    private void requests(boolean night, boolean deployed, double busy) {
        var answering = Proofs.answering();
        for (FunctionDeclaration function : answering) {
            double requests = night ? (random.nextInt(20) == 0 ? 1 : 0) : Math.rint(busy + random.nextInt(20));
            double cold = night ? requests : deployed ? Math.rint(requests * 0.2) : random.nextInt(30) == 0 ? 1 : 0;
            double warm = requests - cold;
            record.runs(function, requests, 0);
            record.own(Measure.ANSWER_TIME, function.id(), 25, Math.rint(warm * 0.9));
            record.own(Measure.ANSWER_TIME, function.id(), 70, warm - Math.rint(warm * 0.9));
            record.own(Measure.ANSWER_TIME, function.id(), 600 + random.nextInt(900), cold);
            record.own(Measure.LATE, function.id(), 1, cold + Math.floor(warm * 0.02));
            record.own(Measure.LATE, function.id(), 0, warm - Math.floor(warm * 0.02));
            record.own(Measure.COLD_STARTS, function.id(), 1, cold);
            record.own(Measure.LIMITS_UNKNOWN, function.id(), 0, requests);
            resources(function, requests, night ? 95 : 35);
            gateway(function, warm, cold, night);
        }
        authorizer(answering.size() * (night ? 0.05 : 5));
        for (String cache : Caches.ALL) {
            double questions = night ? 1 : busy;
            record.own(Measure.CACHE_HITS, cache, 1, Math.rint(questions * (deployed ? 0.1 : 0.92)));
            record.own(Measure.CACHE_MISSES, cache, 1, Math.rint(questions * (deployed ? 0.9 : 0.08)));
        }
    }

    /** Who waits for a job or follows its events takes 20 s at the gateway, and is no slow answer. */
    private void gateway(FunctionDeclaration function, double warm, double cold, boolean night) {
        boolean gatewayFails = !night && random.nextInt(20_000) == 0;
        record.requests(warm + cold, gatewayFails ? 1 : 0);
        record.latency(45, 30, warm);
        record.latency(1_900, 1_100, cold);
        if (function.equals(Functions.COURSES_API) && random.nextInt(night ? 60 : 3) == 0) {
            record.requests(1, 0);
            record.latency(20_000, 19_950, 1);
        }
        List<Operation> operations = Api.OPERATIONS.stream()
                .filter(operation -> operation.function().equals(function))
                .toList();
        Operation favourite = operations.get(random.nextInt(operations.size()));
        double promise = favourite.level().p95().toMillis();
        record.operation(favourite, promise * 0.4, Math.floor(warm * 0.97));
        record.operation(favourite, promise * 1.5, warm - Math.floor(warm * 0.97));
        record.operation(favourite, 1_900, cold);
    }

    private void authorizer(double keys) {
        double asked = Math.rint(keys + random.nextDouble());
        record.runs(Functions.AUTHORIZE, asked, Math.floor(asked / 4));
        record.own(Measure.FAILURES, Functions.AUTHORIZE.id(), 0, asked);
        resources(Functions.AUTHORIZE, asked, 60);
    }

    private void resources(FunctionDeclaration function, double runs, double processor) {
        record.own(Measure.MEMORY, function.id(), 45 + random.nextInt(25), runs);
        record.own(Measure.CPU, function.id(), processor + random.nextInt(5), runs);
        record.own(Measure.CONNECTIONS, function.id(), random.nextInt(30), runs);
        record.own(Measure.DYNAMODB_THROTTLES, function.id(), 0, runs);
    }

    private void jobs(boolean night, int hour, int minute) {
        boolean burst = hour == 10 && minute < 3;
        for (var queue : Queues.ALL) {
            record.queue(queue.id(), burst ? 14 : night ? 0 : random.nextInt(4), burst ? 90 : random.nextInt(20));
            record.queue(queue.deadLetters(), 0, 0);
        }
        if (!night && random.nextInt(6) == 0) {
            boolean failed = random.nextInt(100) == 0;
            record.runs(Functions.GENERATE_COURSE, 1, 0);
            record.own(Measure.DURATION, Functions.GENERATE_COURSE.id(), 20_000 + random.nextInt(80_000), 1);
            record.own(
                    failed ? Measure.GENERATIONS_FAILED : Measure.GENERATIONS_FINISHED,
                    Functions.GENERATE_COURSE.id(),
                    1,
                    1);
            resources(Functions.GENERATE_COURSE, 1, 95);
            for (String provider : Providers.ALL) {
                record.own(Measure.PROVIDER_CALLS, provider, 1, 5);
                record.own(Measure.PROVIDER_FAILURES, provider, 1, random.nextInt(50) == 0 ? 1 : 0);
            }
        }
    }
}
