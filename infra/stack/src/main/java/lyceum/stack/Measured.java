package lyceum.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Measure;
import lyceum.contract.Operation;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** Metrics by the names under which the gateway, Lambda, SQS and our own functions publish them. */
final class Measured {
    private static final String FUNCTION = "FunctionName";

    private Measured() {}

    /** Of all requests. */
    static Metric api(String metric, String statistic, Duration period) {
        return metric("AWS/ApiGateway", metric, stage(), statistic, period);
    }

    /** Of the requests to an operation's canonical path. */
    static Metric operation(Operation operation, String metric, String statistic, Duration period) {
        var dimensions = stage();
        dimensions.put("Method", operation.method().name());
        dimensions.put("Resource", operation.path());
        return metric("AWS/ApiGateway", metric, dimensions, statistic, period);
    }

    static Metric function(FunctionDeclaration function, String metric, String statistic, Duration period) {
        return metric(
                "AWS/Lambda", metric, Map.of(FUNCTION, LyceumStack.NAME + "-" + function.id()), statistic, period);
    }

    /** @param queue the id of a queue or of its dead letters */
    static Metric queue(String queue, String metric, String statistic, Duration period) {
        return metric("AWS/SQS", metric, Map.of("QueueName", Jobs.name(queue)), statistic, period);
    }

    /** @param value which function, cache or provider */
    static Metric own(Measure measure, String value, String statistic, Duration period) {
        return metric(Measure.NAMESPACE, measure.metric(), Map.of(measure.by().dimension(), value), statistic, period);
    }

    private static Map<String, String> stage() {
        var dimensions = new LinkedHashMap<String, String>();
        dimensions.put("ApiName", LyceumStack.NAME);
        dimensions.put("Stage", Gateway.STAGE);
        return dimensions;
    }

    private static Metric metric(
            String namespace, String name, Map<String, String> dimensions, String statistic, Duration period) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(period)
                .build();
    }
}
