package lyceum.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.Window;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.environment.Instance;
import lyceum.platform.function.Things;
import lyceum.platform.function.Things.ThingView;
import lyceum.platform.rates.DynamoRates;
import lyceum.platform.rates.RateLimits;
import lyceum.platform.rates.RateRules;
import lyceum.platform.telemetry.PlainTelemetry;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;

/**
 * What each stage around a handler costs (S2-29, S2-30): processor time of one thread in µs per request, each stage measured as the
 * difference that putting it on makes. From the shell, after {@code mvn -pl functions/platform test-compile}: {@code java -cp …
 * lyceum.platform.http.Stages} on the module's test class path. CORS and compression are the edge's and cost a function nothing.
 */
final class Stages {
    private static final int WARM = 60_000;
    private static final int MEASURED = 200_000;
    private static final ThingView VIEW = new ThingView("t1", "ball", 3, Optional.empty());

    private final InstantSource clock = InstantSource.system();
    private final AtomicLong written = new AtomicLong();
    private final Tables tables = Tables.inMemory();
    private final Instance instance = new Instance(
            Functions.COURSES_API,
            new Environment(
                    Settings.of(Map.of()),
                    TestClients.none().with(tables.client()),
                    clock,
                    new PlainTelemetry(clock, line -> written.addAndGet(line.length()))));
    private final Run<APIGatewayProxyRequestEvent> run = new Run<>(
            GatewayEvent.to(Things.GET).by(Role.TEACHER).path("thing_id", "t1").typed(), TestLambda.CONTEXT);

    private Stages() {
        TestTables.create(tables.client(), "limits");
    }

    public static void main(String[] arguments) {
        new Stages().measure();
    }

    private void measure() {
        Operation operation = Things.GET;
        Request request = GatewayEvents.request(operation, run, instance.environment());
        Step step = Decoding.into(
                new Binding<>(
                        operation, NoBody.class, _ -> Answer.json(200, VIEW).version(3)),
                _ -> Optional.empty());
        var limits = new RateLimits(
                new DynamoRates("limits", instance.environment().aws().dynamo(), clock), RateRules.of(""));
        Map<String, UnaryOperator<Step>> stages = new LinkedHashMap<>();
        stages.put("fields", next -> Selection.ofFields(operation, next));
        stages.put("conditions", next -> Conditions.around(operation, next));
        stages.put("parameters", next -> Parameters.checked(operation, next));
        stages.put("body limits", next -> Limits.around(operation, next));
        stages.put("rate limits, counted in advance", next -> Rated.around(operation, limits, next));
        stages.put("permission", next -> Permission.checked(operation, next));
        stages.put("declared answers", next -> Declared.only(operation, next));
        stages.put("failures", next -> Failures.answered(operation, instance, next));

        double before = cost(step, request);
        print("handler and decoding", before);
        double handler = before;
        for (var stage : stages.entrySet()) {
            step = stage.getValue().apply(step);
            double now = cost(step, request);
            print(stage.getKey(), now - before);
            before = now;
        }
        double reading = micros(() -> GatewayEvents.request(operation, run, instance.environment()));
        print("reading the event and its caller", reading);
        var exchange = new Exchange(operation, instance, step);
        double total = micros(() -> exchange.apply(run));
        print("headers, canonical event, metrics", total - before - reading);
        print("total", total);
        print("total without handler and decoding", total - handler);
        single("one request counted by one write, free tier", Tier.FREE.windows());
        single("one request counted by one write, standard tier", Tier.STANDARD.windows());
    }

    /** So far apart that nothing is counted in advance. */
    private void single(String name, List<Window> windows) {
        var now = new AtomicLong(clock.millis());
        var rates = new DynamoRates("limits", tables.client(), () -> Instant.ofEpochMilli(now.get()));
        print(name, micros(() -> {
            now.addAndGet(Duration.ofSeconds(61).toMillis());
            return rates.take("key#" + name, windows);
        }));
    }

    private static double cost(Step step, Request request) {
        return micros(() -> step.answer(request));
    }

    private static double micros(Supplier<?> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long results = 0;
        for (int i = 0; i < WARM; i++) {
            results += work.get().hashCode();
        }
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < MEASURED; i++) {
            results += System.identityHashCode(work.get());
        }
        long end = threads.getCurrentThreadCpuTime();
        if (results == 42) {
            System.out.println();
        }
        return (end - start) / 1e3 / MEASURED;
    }

    private static void print(String stage, double micros) {
        System.out.printf(Locale.ROOT, "%-50s %6.2f µs%n", stage, micros);
    }
}
