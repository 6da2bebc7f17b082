package lyceum.stack;

import java.util.List;
import java.util.function.Function;
import lyceum.contract.Api;
import lyceum.contract.Functions;
import lyceum.contract.Queues;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.constructs.Construct;

/** One page for whoever is on call: operations, functions, queues. */
final class Overview extends Construct {
    private static final int HALF = 12;
    private static final Duration MINUTE = Duration.minutes(1);

    Overview(Construct scope) {
        super(scope, "Overview");
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(LyceumStack.NAME)
                .defaultInterval(Duration.hours(3))
                .widgets(List.of(
                        List.of(
                                graph(
                                        "Requests per minute",
                                        Api.OPERATIONS,
                                        operation -> labelled(
                                                Measured.operation(operation, "Count", Stats.SUM, MINUTE),
                                                operation.id())),
                                graph(
                                        "Latency, 95th percentile (ms)",
                                        Api.OPERATIONS,
                                        operation -> labelled(
                                                Measured.operation(operation, "Latency", "p95", MINUTE),
                                                operation.id()))),
                        List.of(
                                graph(
                                        "Answers 4xx and 5xx",
                                        List.of("4XXError", "5XXError"),
                                        metric -> labelled(
                                                Measured.api(metric, Stats.SUM, MINUTE), metric.substring(0, 3))),
                                graph(
                                        "Function errors",
                                        Functions.ALL,
                                        function -> labelled(
                                                Measured.function(function, "Errors", Stats.SUM, MINUTE),
                                                function.id()))),
                        List.of(
                                graph(
                                        "Function duration, 95th percentile (ms)",
                                        Functions.ALL,
                                        function -> labelled(
                                                Measured.function(function, "Duration", "p95", MINUTE), function.id())),
                                graph(
                                        "Functions running at once",
                                        Functions.ALL,
                                        function -> labelled(
                                                Measured.function(
                                                        function, "ConcurrentExecutions", Stats.MAXIMUM, MINUTE),
                                                function.id()))),
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
                                                queue.id())))))
                .build();
    }

    private static <T> IWidget graph(String title, List<T> things, Function<T, ? extends IMetric> metric) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(HALF)
                .left(things.stream().map(metric).toList())
                .build();
    }

    private static Metric labelled(Metric metric, String label) {
        return metric.with(MetricOptions.builder().label(label).build());
    }
}
