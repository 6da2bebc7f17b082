package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lyceum.contract.Api;
import lyceum.contract.Caches;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.Operation;
import lyceum.contract.Providers;
import lyceum.contract.Tier;
import lyceum.local.host.Embedded;
import lyceum.local.metrics.MetricAlarm;
import lyceum.local.metrics.MetricQuery;
import lyceum.local.metrics.Series;
import lyceum.tables.service.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What the template's alarms read, a host really records: after some work of each kind, every metric of every alarm is there by its
 * namespace, name, dimensions and unit. An alarm on anything else would be at rest for ever.
 */
class RecordedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A metric without the values of its dimensions. */
    private record Kind(String namespace, String metric, Set<String> dimensions) {
        static Kind of(Series series) {
            return new Kind(
                    series.namespace(),
                    series.metric(),
                    new TreeSet<>(series.dimensions().keySet()));
        }
    }

    /** As AWS documents them; ours are the contract's. */
    private static final Map<String, String> UNITS = Map.of(
            "AWS/ApiGateway Count", "Count",
            "AWS/ApiGateway 5XXError", "Count",
            "AWS/ApiGateway Latency", "Milliseconds",
            "AWS/ApiGateway IntegrationLatency", "Milliseconds",
            "AWS/Lambda Errors", "Count",
            "AWS/Lambda Invocations", "Count",
            "AWS/Lambda Throttles", "Count",
            "AWS/SQS ApproximateNumberOfMessagesVisible", "Count",
            "AWS/SQS ApproximateAgeOfOldestMessage", "Seconds");

    /** What the value of each dimension may be. */
    private static final Map<String, Set<String>> VALUES = Map.of(
            "ApiName", Set.of("Lyceum"),
            "Stage", Set.of("live"),
            "Method", set(Api.OPERATIONS.stream().map(operation -> operation.method().name())),
            "Resource", set(Api.OPERATIONS.stream().map(Operation::path)),
            "FunctionName", set(Functions.ALL.stream().map(function -> "Lyceum-" + function.id())),
            "function", set(Functions.ALL.stream().map(FunctionDeclaration::id)),
            "cache", Set.copyOf(Caches.ALL),
            "provider", Set.copyOf(Providers.ALL));

    private static final Embedded HOST = started();

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void alarmsReadWhatIsRecorded() {
        Set<Series> read = HOST.alarms().stream()
                .filter(MetricAlarm.class::isInstance)
                .flatMap(alarm -> ((MetricAlarm) alarm).data().statistics().stream())
                .map(MetricQuery.Statistic::series)
                .collect(Collectors.toSet());
        assertThat(read).hasSizeGreaterThan(100);
        work();

        Set<Kind> wanted = read.stream().map(Kind::of).collect(Collectors.toSet());
        Map<Kind, Set<String>> recorded = recordedOnce(wanted);
        var missing = new TreeMap<String, String>();
        read.forEach(series -> {
            Set<String> units = recorded.get(Kind.of(series));
            if (units == null) {
                missing.put(series.toString(), "nobody records it by this name and these dimensions");
            } else if (!units.equals(Set.of(unit(series)))) {
                missing.put(series.toString(), "it is recorded in " + units + ", not in " + unit(series));
            } else if (!known(series)) {
                missing.put(series.toString(), "nothing has this dimension's value");
            }
        });
        assertThat(missing)
                .as("Alarms read these metrics in vain. Correct the alarm, let the host or a function record the metric, or, if it is"
                        + " recorded only by work that this test does not do, let the test do that work.")
                .isEmpty();
    }

    private static String unit(Series series) {
        return series.namespace().equals(Measure.NAMESPACE)
                ? Arrays.stream(Measure.values())
                        .filter(measure -> measure.metric().equals(series.metric()))
                        .map(measure -> measure.unit().word())
                        .findFirst()
                        .orElse("a unit of the contract, which lacks the metric")
                : UNITS.getOrDefault(series.namespace() + " " + series.metric(), "a unit that this test knows");
    }

    /** Queues are measured whether or not they have work, so theirs are there one by one. */
    private static boolean known(Series series) {
        return series.namespace().equals("AWS/SQS")
                ? HOST.metrics().series().contains(series)
                : series.dimensions().entrySet().stream()
                        .allMatch(one ->
                                VALUES.getOrDefault(one.getKey(), Set.of()).contains(one.getValue()));
    }

    /** Something of each kind: requests, jobs that end well and badly, what the clock starts, a table that fails. */
    private static void work() {
        var caller = new Caller(HOST.url(), Optional.of(HOST.key(Tier.OPERATOR)));
        String course = caller.post("/api/v1/courses", Samples.COURSE)
                .expect(201)
                .header("location");
        caller.get(course, "If-None-Match", "W/\"99\"").expect(200);
        HOST.suffer(target ->
                target.tables().stream().anyMatch(table -> table.contains("Limits")) ? new Fault.ServerError() : Fault.NONE);
        caller.get("/api/v1/courses").expect(200);
        HOST.mend();
        caller.post("/api/v1/courses/generate", Samples.generate("none")).expect(202);
        String german = "Der Wind ist bewegte Luft, die von hohem Druck zu niedrigem fließt. ".repeat(15);
        caller.post("/api/v1/courses/generate", Samples.generate("none", Map.of("title", "Wind", "text", german)))
                .expect(202);
        assertThat(HOST.tick(Functions.SWEEP_JOBS)).isTrue();
        HOST.look();
    }

    /** The units of each kind that was recorded; jobs go on, and lines arrive, after what caused them. */
    private static Map<Kind, Set<String>> recordedOnce(Set<Kind> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        Map<Kind, Set<String>> recorded = recorded();
        while (!recorded.keySet().containsAll(wanted) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            recorded = recorded();
        }
        return recorded;
    }

    private static Map<Kind, Set<String>> recorded() {
        List<Series> all = HOST.metrics().series();
        return all.stream()
                .collect(Collectors.groupingBy(
                        Kind::of, Collectors.mapping(HOST.metrics()::unit, Collectors.toSet())));
    }

    private static Set<String> set(Stream<String> values) {
        return values.collect(Collectors.toSet());
    }

    private static Embedded started() {
        try {
            return Embedded.start(
                    Assembly.path(), Files.createTempDirectory(Path.of("target"), "recorded"), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
