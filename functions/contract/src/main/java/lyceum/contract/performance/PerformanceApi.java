package lyceum.contract.performance;

import static lyceum.contract.Access.roles;

import java.util.List;
import lyceum.contract.Access;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Reply;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.ServiceLevel;

/** How requests were answered: totals, operations, slow and failed ones. */
public final class PerformanceApi {
    /** The longest time that one request looks at, in days. */
    public static final int DAYS_MAX = 31;

    static final Access OPERATORS = roles(Role.OPERATOR);
    private static final String TAG = "Performance";
    private static final Parameter SINCE = Parameter.query(
            "from", "The first moment, ISO 8601; 24 hours before to where absent.", "2026-11-01T00:00:00Z");
    private static final Parameter UNTIL = Parameter.query(
            "to",
            "The moment after the last, ISO 8601, at most 31 days after from; now where absent.",
            "2026-11-02T00:00:00Z");
    private static final Parameter OPERATION =
            Parameter.query("operation", "Only this operation, by its id.", "listCourses");

    public static final Operation GET_SUMMARY = Operation.get("getPerformanceSummary", "/api/v1/performance/summary")
            .documented(
                    TAG,
                    "All requests of a time",
                    "Counts, times and their course: by the minute for up to three hours, by the hour for up to seven days, else by"
                            + " the day. Times are rounded to whole minutes. A request is in it some seconds after its answer.")
            .access(OPERATORS)
            .scope(Scope.TELEMETRY_READ)
            .takes(SINCE, UNTIL, OPERATION)
            .answers(Reply.json(200, SummaryView.class, "What was measured."))
            .level(ServiceLevel.LIST_READ)
            .answeredBy(Functions.METRICS_API);

    public static final List<Operation> ALL = List.of(GET_SUMMARY);

    private PerformanceApi() {}
}
