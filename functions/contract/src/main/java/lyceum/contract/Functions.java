package lyceum.contract;

import java.time.Duration;
import java.util.List;
import lyceum.contract.FunctionDeclaration.Trigger;

/** Every function of the system. */
public final class Functions {
    public static final FunctionDeclaration COURSES_API =
            new FunctionDeclaration("courses-api", "courses", new Trigger.Http(), 1024, Duration.ofSeconds(29));
    public static final FunctionDeclaration GENERATE_COURSE = new FunctionDeclaration(
            "generate-course", "courses", new Trigger.Queue(Queues.GENERATIONS), 2048, Duration.ofMinutes(10));
    public static final FunctionDeclaration EXPORT_COURSE = new FunctionDeclaration(
            "export-course", "courses", new Trigger.Queue(Queues.EXPORTS), 1769, Duration.ofMinutes(2));
    public static final FunctionDeclaration SWEEP_JOBS = new FunctionDeclaration(
            "sweep-jobs", "courses", new Trigger.Schedule(Duration.ofMinutes(1)), 1024, Duration.ofSeconds(50));
    public static final FunctionDeclaration ACCOUNTS_API =
            new FunctionDeclaration("accounts-api", "accounts", new Trigger.Http(), 1769, Duration.ofSeconds(29));
    public static final FunctionDeclaration AUTHORIZE = new FunctionDeclaration(
            "authorize", "accounts", new Trigger.Authorizer(Duration.ofSeconds(60)), 1024, Duration.ofSeconds(5));
    public static final FunctionDeclaration CREATE_ORGANISATION = new FunctionDeclaration(
            "create-organisation", "accounts", new Trigger.Manual(), 1024, Duration.ofSeconds(29));
    public static final FunctionDeclaration PERFORMANCE_API =
            new FunctionDeclaration("performance-api", "performance", new Trigger.Http(), 1024, Duration.ofSeconds(29));
    /** Apart from the function that tells everybody of the system's health, since it may read what was measured. */
    public static final FunctionDeclaration METRICS_API =
            new FunctionDeclaration("metrics-api", "performance", new Trigger.Http(), 1024, Duration.ofSeconds(29));

    public static final FunctionDeclaration COLLECT_REQUESTS = new FunctionDeclaration(
            "collect-requests", "performance", new Trigger.Logs(), 1024, Duration.ofSeconds(30));
    public static final FunctionDeclaration ROLL_UP = new FunctionDeclaration(
            "roll-up", "performance", new Trigger.Schedule(Duration.ofMinutes(1)), 1024, Duration.ofSeconds(55));

    public static final List<FunctionDeclaration> ALL = List.of(
            COURSES_API,
            GENERATE_COURSE,
            EXPORT_COURSE,
            SWEEP_JOBS,
            ACCOUNTS_API,
            AUTHORIZE,
            CREATE_ORGANISATION,
            PERFORMANCE_API,
            METRICS_API,
            COLLECT_REQUESTS,
            ROLL_UP);

    private Functions() {}
}
