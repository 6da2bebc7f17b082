package lyceum.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.environment.Instance;
import lyceum.platform.function.Things;
import lyceum.platform.function.Things.ThingView;
import lyceum.platform.rates.DynamoRates;
import lyceum.platform.rates.RateLimits;
import lyceum.platform.rates.RateRules;
import lyceum.platform.telemetry.PlainTelemetry;
import lyceum.platform.telemetry.RunMeter.Reading;
import lyceum.platform.telemetry.Usage;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What telemetry costs a request: processor time of one thread in µs, with all of it (canonical event with its metrics, gauges, counted
 * and traced calls) and with none of it, in turns, for a request that does nothing and for one that reads an item of the embedded table
 * store. From the shell, after {@code mvn -pl functions/platform test-compile}: {@code java -cp … lyceum.platform.http.TelemetryShare
 * [rounds] [requests]} on the module's test class path.
 */
final class TelemetryShare {
    private static final Map<String, AttributeValue> KEY =
            Map.of("PK", AttributeValue.fromS("a"), "SK", AttributeValue.fromS("b"));
    private static final Reading NOTHING = new Reading(0, 0, 0);

    private final InstantSource clock = InstantSource.system();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong spans = new AtomicLong();
    private final Tables tables = Tables.inMemory();
    private final Instance instance = new Instance(
            Functions.COURSES_API,
            new Environment(
                    Settings.of(Map.of()),
                    TestClients.none().with(tables.client()),
                    clock,
                    new PlainTelemetry(
                            "courses-api",
                            clock,
                            line -> written.addAndGet(line.length()),
                            _ -> spans.incrementAndGet())));
    private final Run<APIGatewayProxyRequestEvent> run = new Run<>(
            GatewayEvent.to(Things.GET).by(Role.TEACHER).path("thing_id", "t1").typed(), TestLambda.CONTEXT);
    private final int rounds;
    private final int requests;

    private TelemetryShare(int rounds, int requests) {
        this.rounds = rounds;
        this.requests = requests;
        TestTables.create(tables.client(), "limits");
        TestTables.create(tables.client(), "things");
        tables.client().putItem(put -> put.tableName("things").item(KEY));
    }

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
        var share = new TelemetryShare(rounds, requests);
        share.compare("a request that does nothing", TelemetryShare::answer, TelemetryShare::answer);
        DynamoDbClient metered = share.instance.environment().aws().dynamo();
        share.compare("a request that reads one item", () -> read(metered), () -> read(share.tables.client()));
        share.tables.close();
    }

    private void compare(String name, Supplier<Answer> on, Supplier<Answer> off) {
        var with = new Exchange(Things.GET, instance, chain(on));
        Step bare = chain(off);
        var without = new Exchange(Things.GET, instance, bare);
        double[] told = new double[rounds];
        double[] silent = new double[rounds];
        for (int round = -1; round < rounds; round++) {
            double one = micros(() -> with.apply(run));
            double other = micros(() -> silently(without, bare));
            if (round >= 0) {
                told[round] = one;
                silent[round] = other;
            }
        }
        double on50 = median(told);
        double off50 = median(silent);
        System.out.printf(
                Locale.ROOT,
                "%-32s on %6.2f µs, off %6.2f µs, telemetry %6.2f µs, %4.1f %% of the request%n",
                name,
                on50,
                off50,
                on50 - off50,
                100 * (on50 - off50) / on50);
    }

    private Object silently(Exchange exchange, Step chain) {
        Request request = GatewayEvents.request(Things.GET, run, instance.environment());
        return exchange.response(
                request, Answered.of(Things.GET, request, chain.answer(request)), NOTHING, new Usage());
    }

    /** The whole chain; limits are counted in advance, as at high rates. */
    private Step chain(Supplier<Answer> handler) {
        Operation operation = Things.GET;
        Step step = Decoding.into(new Binding<>(operation, NoBody.class, _ -> handler.get()), _ -> Optional.empty());
        step = Selection.ofFields(operation, step);
        step = Conditions.around(operation, step);
        step = Parameters.checked(operation, step);
        step = Limits.around(operation, step);
        step = Rated.around(
                operation, new RateLimits(new DynamoRates("limits", tables.client(), clock), RateRules.of("")), step);
        step = Permission.checked(operation, step);
        step = Declared.only(operation, step);
        return Failures.answered(operation, instance, step);
    }

    private static Answer answer() {
        return Answer.json(200, new ThingView("t1", "ball", 3, Optional.empty()))
                .version(3);
    }

    private static Answer read(DynamoDbClient dynamo) {
        int members =
                dynamo.getItem(get -> get.tableName("things").key(KEY)).item().size();
        return Answer.json(200, new ThingView("t1", "ball", members, Optional.empty()))
                .version(3);
    }

    private double micros(Supplier<?> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long results = 0;
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < requests; i++) {
            results += System.identityHashCode(work.get());
        }
        long end = threads.getCurrentThreadCpuTime();
        if (results == 42) {
            System.out.println();
        }
        return (end - start) / 1e3 / requests;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
