package lyceum.stack;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.constructs.Construct;

/** One page for whoever is on call: operations, functions, queues. */
final class Overview extends Construct {
    private static final int HALF = 12;

    Overview(Construct scope, JavaFunctions functions, Jobs jobs, Gateway gateway) {
        super(scope, "Overview");
        var stage = gateway.api().getDeploymentStage();
        var operations = gateway.methods().entrySet();
        var made = functions.functions().entrySet();
        var queues = jobs.queues().entrySet();
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(LyceumStack.NAME)
                .defaultInterval(Duration.hours(3))
                .widgets(List.of(
                        List.of(
                                graph("Requests per minute", operations.stream(), entry -> entry.getValue()
                                        .metricCount(
                                                stage,
                                                labelled(
                                                        Stats.SUM,
                                                        entry.getKey().id()))),
                                graph("Latency, 95th percentile (ms)", operations.stream(), entry -> entry.getValue()
                                        .metricLatency(
                                                stage,
                                                labelled("p95", entry.getKey().id())))),
                        List.of(
                                graph(
                                        "Answers 4xx and 5xx",
                                        Stream.of(
                                                gateway.api().metricClientError(labelled(Stats.SUM, "4xx")),
                                                gateway.api().metricServerError(labelled(Stats.SUM, "5xx"))),
                                        metric -> metric),
                                graph("Function errors", made.stream(), entry -> entry.getValue()
                                        .metricErrors(labelled(
                                                Stats.SUM, entry.getKey().id())))),
                        List.of(
                                graph(
                                        "Function duration, 95th percentile (ms)",
                                        made.stream(),
                                        entry -> entry.getValue()
                                                .metricDuration(labelled(
                                                        "p95", entry.getKey().id()))),
                                graph("Functions running at once", made.stream(), entry -> entry.getValue()
                                        .metric(
                                                "ConcurrentExecutions",
                                                labelled(
                                                        Stats.MAXIMUM,
                                                        entry.getKey().id())))),
                        List.of(
                                graph("Jobs waiting", queues.stream(), entry -> entry.getValue()
                                        .metricApproximateNumberOfMessagesVisible(labelled(
                                                Stats.MAXIMUM, entry.getKey().id()))),
                                graph("Oldest job waiting (s)", queues.stream(), entry -> entry.getValue()
                                        .metricApproximateAgeOfOldestMessage(labelled(
                                                Stats.MAXIMUM, entry.getKey().id()))))))
                .build();
    }

    private static <T> IWidget graph(String title, Stream<T> things, Function<T, ? extends IMetric> metric) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(HALF)
                .left(things.map(metric).toList())
                .build();
    }

    private static MetricOptions labelled(String statistic, String label) {
        return MetricOptions.builder()
                .statistic(statistic)
                .period(Duration.minutes(1))
                .label(label)
                .build();
    }
}
