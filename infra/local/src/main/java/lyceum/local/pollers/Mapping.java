package lyceum.local.pollers;

import java.time.Duration;
import java.util.Set;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/**
 * An event source mapping of the template.
 *
 * @param window how long to wait for a fuller batch
 * @param reportsFailures whether the function names the messages that failed
 */
record Mapping(
        String queueUrl,
        String queueArn,
        String functionArn,
        int batchSize,
        Duration window,
        int maximumConcurrency,
        boolean reportsFailures) {
    /** AWS starts with five pollers and adds to them; without a maximum that is what runs here. */
    private static final int USUAL_CONCURRENCY = 5;

    private static final Set<String> KNOWN = Set.of(
            "BatchSize",
            "Enabled",
            "EventSourceArn",
            "FunctionName",
            "FunctionResponseTypes",
            "MaximumBatchingWindowInSeconds",
            "ScalingConfig",
            "Tags");

    static Mapping of(Template template, Resource resource) {
        Properties mapping = resource.properties();
        for (String name : mapping.names()) {
            if (!KNOWN.contains(name)) {
                throw new UnsupportedTemplate(
                        resource + " has " + name + ", which the local host does not know for event source mappings.");
            }
        }
        String arn = mapping.text("EventSourceArn");
        String url = template.ofType("AWS::SQS::Queue").stream()
                .map(queue -> template.ref(queue.logicalId()))
                .filter(ref -> arn.endsWith(":" + ref.substring(ref.lastIndexOf('/') + 1)))
                .findFirst()
                .orElseThrow(() -> new UnsupportedTemplate(resource + " reads from " + arn + ", which is no queue."));
        return new Mapping(
                url,
                arn,
                mapping.text("FunctionName"),
                Math.toIntExact(mapping.numberIf("BatchSize").orElse(10L)),
                Duration.ofSeconds(
                        mapping.numberIf("MaximumBatchingWindowInSeconds").orElse(0L)),
                mapping.objectIf("ScalingConfig")
                        .map(scaling -> Math.toIntExact(scaling.number("MaximumConcurrency")))
                        .orElse(USUAL_CONCURRENCY),
                mapping.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"));
    }
}
