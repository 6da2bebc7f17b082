package lyceum.stack;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lyceum.contract.Api;
import lyceum.contract.Caches;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.Operation;
import lyceum.contract.Providers;
import lyceum.contract.Queues;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/** A page each for those who look at the application, the database, the system and the business (S2-62). */
final class Dashboards extends Construct {
    private static final int HALF = 12;
    private static final Duration MINUTE = Duration.minutes(1);
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final Duration HOUR = Duration.hours(1);

    /** @param tables by the name that people know them by */
    Dashboards(Construct scope, Map<String, Table> tables) {
        super(scope, "Dashboards");
        application();
        database(tables);
        system();
        business();
    }

    private void application() {
        page(
                "Application",
                List.of(
                        List.of(
                                graph("Requests per minute", Api.OPERATIONS, one -> operation(one, "Count", Stats.SUM)),
                                graph(
                                        "Latency, 95th percentile (ms)",
                                        Api.OPERATIONS,
                                        one -> operation(one, "Latency", "p95"))),
                        List.of(
                                graph(
                                        "Answers 4xx and 5xx",
                                        List.of("4XXError", "5XXError"),
                                        metric -> labelled(
                                                Measured.api(metric, Stats.SUM, MINUTE), metric.substring(0, 3))),
                                graph("Server errors", Api.OPERATIONS, one -> operation(one, "5XXError", Stats.SUM))),
                        List.of(
                                graph(
                                        "Latency of all requests (ms)",
                                        List.of("p50", "p95", "p99"),
                                        statistic -> labelled(Measured.api("Latency", statistic, MINUTE), statistic)),
                                graph(
                                        "Answers later than promised (%)",
                                        LatencyAlarms.answering(),
                                        function -> percent(
                                                Measured.own(Measure.LATE, function.id(), Stats.AVERAGE, FIVE_MINUTES),
                                                function.id()))),
                        List.of(
                                graph(
                                        "Cache hits",
                                        Caches.ALL,
                                        cache -> labelled(
                                                Measured.own(Measure.CACHE_HITS, cache, Stats.SUM, MINUTE), cache)),
                                graph(
                                        "Cache misses",
                                        Caches.ALL,
                                        cache -> labelled(
                                                Measured.own(Measure.CACHE_MISSES, cache, Stats.SUM, MINUTE),
                                                cache)))));
    }

    private void database(Map<String, Table> tables) {
        var all = List.copyOf(tables.entrySet());
        page(
                "Database",
                List.of(
                        List.of(
                                graph(
                                        "Read capacity used",
                                        all,
                                        table -> labelled(
                                                consumed(table.getValue(), "ConsumedReadCapacityUnits"),
                                                table.getKey())),
                                graph(
                                        "Write capacity used",
                                        all,
                                        table -> labelled(
                                                consumed(table.getValue(), "ConsumedWriteCapacityUnits"),
                                                table.getKey()))),
                        List.of(
                                byFunction("Calls to DynamoDB", Measure.DYNAMODB_CALLS, Stats.SUM),
                                byFunction("Calls refused for their rate", Measure.DYNAMODB_THROTTLES, Stats.SUM)),
                        List.of(
                                byFunction("Connections in use (%)", Measure.CONNECTIONS, Stats.MAXIMUM),
                                byFunction("Callers admitted uncounted", Measure.LIMITS_UNKNOWN, Stats.SUM))));
    }

    private void system() {
        page(
                "System",
                List.of(
                        List.of(
                                byFunction("Memory in use (%)", Measure.MEMORY, Stats.MAXIMUM),
                                byFunction("Processors in use (%)", Measure.CPU, Stats.AVERAGE)),
                        List.of(
                                lambda("Function errors", "Errors", Stats.SUM),
                                lambda("Throttles", "Throttles", Stats.SUM)),
                        List.of(
                                lambda("Function duration, 95th percentile (ms)", "Duration", "p95"),
                                lambda("Functions running at once", "ConcurrentExecutions", Stats.MAXIMUM)),
                        List.of(
                                byFunction("Cold starts", Measure.COLD_STARTS, Stats.SUM),
                                graph(
                                        "Jobs that failed for good",
                                        Queues.ALL,
                                        queue -> labelled(
                                                Measured.queue(
                                                        queue.deadLetters(),
                                                        "ApproximateNumberOfMessagesVisible",
                                                        Stats.MAXIMUM,
                                                        MINUTE),
                                                queue.id()))),
                        List.of(
                                graph(
                                        "Jobs waiting",
                                        Queues.ALL,
                                        queue -> labelled(
                                                Measured.queue(
                                                        queue.id(),
                                                        "ApproximateNumberOfMessagesVisible",
                                                        Stats.MAXIMUM,
                                                        MINUTE),
                                                queue.id())),
                                graph(
                                        "Oldest job waiting (s)",
                                        Queues.ALL,
                                        queue -> labelled(
                                                Measured.queue(
                                                        queue.id(),
                                                        "ApproximateAgeOfOldestMessage",
                                                        Stats.MAXIMUM,
                                                        MINUTE),
                                                queue.id())))));
    }

    private void business() {
        String accounts = Functions.ACCOUNTS_API.id();
        page(
                "Business",
                List.of(
                        List.of(
                                graph("Registrations", List.of(Measure.REGISTRATIONS), one -> hourly(one, accounts)),
                                graph(
                                        "Sign-ins",
                                        List.of(Measure.LOGINS, Measure.LOGINS_FAILED, Measure.LOGINS_LOCKED),
                                        one -> hourly(one, accounts))),
                        List.of(
                                graph(
                                        "Courses generated",
                                        List.of(
                                                hourly(Measure.GENERATIONS_FINISHED, Functions.GENERATE_COURSE.id()),
                                                hourly(Measure.GENERATIONS_FAILED, Functions.GENERATE_COURSE.id()),
                                                labelled(
                                                        Measured.own(
                                                                Measure.GENERATIONS_FAILED,
                                                                Functions.SWEEP_JOBS.id(),
                                                                Stats.SUM,
                                                                HOUR),
                                                        "generations_expired")),
                                        one -> one),
                                graph(
                                        "Courses exported",
                                        List.of(Measure.EXPORTS_FINISHED),
                                        one -> hourly(one, Functions.EXPORT_COURSE.id()))),
                        List.of(
                                graph(
                                        "Calls to providers",
                                        Providers.ALL,
                                        provider -> labelled(
                                                Measured.own(Measure.PROVIDER_CALLS, provider, Stats.SUM, HOUR),
                                                provider)),
                                graph(
                                        "Failed calls to providers",
                                        Providers.ALL,
                                        provider -> labelled(
                                                Measured.own(Measure.PROVIDER_FAILURES, provider, Stats.SUM, HOUR),
                                                provider))),
                        List.of(
                                graph(
                                        "Provider's answer, 95th percentile (ms)",
                                        Providers.ALL,
                                        provider -> labelled(
                                                Measured.own(Measure.PROVIDER_TIME, provider, "p95", HOUR), provider)),
                                graph(
                                        "Cost of providers (millionths of a US dollar)",
                                        Providers.ALL,
                                        provider -> labelled(
                                                Measured.own(Measure.PROVIDER_COST, provider, Stats.SUM, HOUR),
                                                provider)))));
    }

    private void page(String name, List<List<IWidget>> rows) {
        Dashboard.Builder.create(this, name)
                .dashboardName(LyceumStack.NAME + "-" + name)
                .defaultInterval(Duration.hours(3))
                .widgets(rows)
                .build();
    }

    private static IWidget byFunction(String title, Measure measure, String statistic) {
        return graph(
                title,
                Functions.ALL,
                function -> labelled(Measured.own(measure, function.id(), statistic, MINUTE), function.id()));
    }

    private static IWidget lambda(String title, String metric, String statistic) {
        return graph(
                title,
                Functions.ALL,
                function -> labelled(Measured.function(function, metric, statistic, MINUTE), function.id()));
    }

    private static <T> IWidget graph(String title, List<T> things, Function<T, ? extends IMetric> metric) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(HALF)
                .left(things.stream().map(metric).toList())
                .build();
    }

    private static Metric operation(Operation operation, String metric, String statistic) {
        return labelled(Measured.operation(operation, metric, statistic, MINUTE), operation.id());
    }

    private static Metric hourly(Measure measure, String function) {
        return labelled(Measured.own(measure, function, Stats.SUM, HOUR), measure.metric());
    }

    private static Metric consumed(Table table, String metric) {
        return table.metric(
                metric,
                MetricOptions.builder().statistic(Stats.SUM).period(MINUTE).build());
    }

    /** A share between 0 and 1 as per cent. */
    private static IMetric percent(Metric share, String label) {
        return MathExpression.Builder.create()
                .expression("100 * " + label.replace('-', '_'))
                .usingMetrics(Map.of(label.replace('-', '_'), share))
                .label(label)
                .period(FIVE_MINUTES)
                .build();
    }

    private static Metric labelled(Metric metric, String label) {
        return metric.with(MetricOptions.builder().label(label).build());
    }
}
