package lyceum.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Table;

/** The whole system: storage, queues, functions, gateway, edge. Who watches them is {@link WatchStack}. */
final class LyceumStack extends Stack {
    static final String NAME = "Lyceum";

    private final Storage storage;

    LyceumStack(App app, Zips zips, Site site) {
        super(
                app,
                NAME,
                StackProps.builder()
                        .description("Lyceum, a serverless learning platform")
                        .build());
        var settings = new Settings(this);
        storage = new Storage(this);
        var jobs = new Jobs(this);
        var functions = new JavaFunctions(
                this, zips, new Needs.Catalogue(settings, storage, jobs, new TokenKeys(this)), storage, jobs);
        var gateway = new Gateway(this, functions);
        functions.issueKeysFor(gateway.plans());
        new LogSubscriptions(this, functions, gateway.accessLog());
        new Pages(this, storage, site);
        var edge = new Edge(this, settings, gateway, storage);

        output("Url", "Where the API and its documentation are", "https://" + edge.domainName());
        output("CoursesTable", "Table of the courses", storage.courses().getTableName());
        output("AccountsTable", "Table of the accounts", storage.accounts().getTableName());
        output(
                "PerformanceTable",
                "Table of what was measured",
                storage.performance().getTableName());
        output(
                "Bucket",
                "Bucket of sources, course bodies and exports",
                storage.bucket().getBucketName());
        jobs.queues()
                .forEach((queue, made) ->
                        output(Names.pascal(queue.id()) + "QueueUrl", "Queue " + queue.id(), made.getQueueUrl()));
        functions
                .functions()
                .forEach((function, made) -> output(
                        Names.pascal(function.id()) + "Function", "Function " + function.id(), made.getFunctionName()));
        gateway.plans()
                .forEach((tier, plan) -> output(
                        Names.pascal(tier.word()) + "UsagePlan", "Usage plan " + tier.word(), plan.getUsagePlanId()));
    }

    /** The tables by the names that people know them by. */
    Map<String, Table> tables() {
        var tables = new LinkedHashMap<String, Table>();
        tables.put("courses", storage.courses());
        tables.put("accounts", storage.accounts());
        tables.put("limits", storage.limits());
        return tables;
    }

    private void output(String name, String description, String value) {
        CfnOutput.Builder.create(this, name)
                .description(description)
                .value(value)
                .build();
    }
}
