package lyceum.performance;

import java.time.Duration;
import java.util.List;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.health.HealthApi;
import lyceum.performance.entries.DynamoEntries;
import lyceum.performance.health.GetHealth;
import lyceum.performance.health.Probe;
import lyceum.performance.health.Probes;
import lyceum.performance.history.History;
import lyceum.performance.history.Ranges;
import lyceum.performance.history.Recent;
import lyceum.performance.intake.CollectRequests;
import lyceum.performance.metrics.MetricRoutes;
import lyceum.performance.metrics.SqsBacklog;
import lyceum.performance.reports.MakeReport;
import lyceum.performance.reports.ReportRoutes;
import lyceum.performance.reports.S3Reports;
import lyceum.performance.requests.RequestRoutes;
import lyceum.performance.rollup.RollUp;
import lyceum.performance.table.PerformanceTable;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.function.Context;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Cursors;

/** The functions that measure and say how well the system is. */
public final class Performance implements Context {
    @Override
    public String name() {
        return "performance";
    }

    @Override
    public App compose(FunctionDeclaration function, Environment environment) {
        if (function.equals(Functions.PERFORMANCE_API)) {
            return performanceApi(environment);
        } else if (function.equals(Functions.METRICS_API)) {
            return metricsApi(environment);
        } else if (function.equals(Functions.COLLECT_REQUESTS)) {
            return collectRequests(environment);
        } else if (function.equals(Functions.ROLL_UP)) {
            return rollUp(environment);
        }
        throw new IllegalArgumentException("performance has no function " + function.id());
    }

    private static App performanceApi(Environment environment) {
        var settings = PerformanceSettings.of(environment.settings());
        var health = new GetHealth(settings.version(), probes(settings, environment), environment.clock());
        return App.of(Functions.PERFORMANCE_API, environment)
                .operation(HealthApi.GET_HEALTH, _ -> Answer.json(200, health.view()))
                .renewed(health::forget)
                .build();
    }

    private static App metricsApi(Environment environment) {
        var settings = MetricsSettings.of(environment.settings());
        var clock = environment.clock();
        var recent = new Recent<History.Key, List<PerformanceTable.Stored>>(settings.kept(), settings.keptFor(), clock);
        var table = new PerformanceTable(settings.table(), environment.aws().dynamo(), clock);
        var history = new History(table, recent, clock);
        var app = App.of(Functions.METRICS_API, environment)
                .canned("dynamodb.GetItem", PerformanceTable.exampleState(clock.instant()))
                .renewed(recent::forget);
        var ranges = new Ranges(clock);
        var entries = new DynamoEntries(settings.table(), environment.aws().dynamo());
        var backlog = new SqsBacklog(environment.aws()::sqs, settings.queues(), clock);
        app.renewed(backlog::forget);
        new RequestRoutes(history, entries, new Cursors(settings.cursorSecret()), ranges).bind(app);
        new MetricRoutes(history, entries, backlog, recent, ranges, clock).bind(app);
        var reports = new S3Reports(environment.aws()::s3, settings.bucket());
        new ReportRoutes(reports).bind(app);
        return app.build();
    }

    private static App collectRequests(Environment environment) {
        var collect = new CollectRequests(table(environment), entries(environment), environment.clock());
        return App.of(Functions.COLLECT_REQUESTS, environment)
                .logs(collect, CollectRequests.example(environment.clock().instant()))
                .renewed(collect::forget)
                .build();
    }

    private static App rollUp(Environment environment) {
        var clock = environment.clock();
        var table = table(environment);
        var rollUp = new RollUp(table, clock);
        String bucket = environment.settings().read(keys -> keys.text("BUCKET_NAME"));
        var history = new History(table, new Recent<>(0, Duration.ofMinutes(1), clock), clock);
        var report = new MakeReport(history, table, new S3Reports(environment.aws()::s3, bucket), clock);
        return App.of(Functions.ROLL_UP, environment)
                .canned("dynamodb.GetItem", PerformanceTable.exampleState(clock.instant()))
                .schedule(invocation -> {
                    rollUp.run(invocation);
                    report.run();
                })
                .build();
    }

    private static PerformanceTable table(Environment environment) {
        return new PerformanceTable(tableName(environment), environment.aws().dynamo(), environment.clock());
    }

    private static DynamoEntries entries(Environment environment) {
        return new DynamoEntries(tableName(environment), environment.aws().dynamo());
    }

    private static String tableName(Environment environment) {
        return environment.settings().read(keys -> keys.text("TABLE_NAME"));
    }

    private static List<Probe> probes(PerformanceSettings settings, Environment environment) {
        var probes = new Probes(environment.aws());
        return List.of(
                probes.table("courses table", settings.coursesTable()),
                probes.table("accounts table", settings.accountsTable()),
                probes.queue("generations queue", settings.generationsQueue()),
                probes.queue("exports queue", settings.exportsQueue()),
                probes.bucket("courses bucket", settings.bucket()));
    }
}
