package lyceum.contract.performance;

import java.util.List;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problems;
import lyceum.contract.Reply;

/** How requests were answered: totals, operations, slow and failed ones. */
public final class PerformanceApi {
    /** The longest time that one request looks at, in days. */
    public static final int DAYS_MAX = 31;

    private static final String TAG = "Performance";
    private static final Parameter SINCE = Parameter.query(
            "from", "The first moment, ISO 8601; 24 hours before to where absent.", "2026-11-01T00:00:00Z");
    private static final Parameter UNTIL = Parameter.query(
            "to",
            "The moment after the last, ISO 8601, at most 31 days after from; now where absent.",
            "2026-11-02T00:00:00Z");
    private static final String ENTRIES =
            "counts are exact in the summary. Kept for 30 days. A page looks at no more than 1,000 entries: with a filter it may be"
                    + " short, even empty, while has_more is true.";
    private static final Parameter FROM = new Parameter(
            "from",
            Parameter.In.QUERY,
            "The first moment, ISO 8601; at most 31 days before to.",
            "2026-11-01T00:00:00Z",
            true);
    private static final Parameter TO = new Parameter(
            "to", Parameter.In.QUERY, "The moment after the last, ISO 8601.", "2026-12-01T00:00:00Z", true);
    private static final Parameter OPERATION =
            Parameter.query("operation", "Only this operation, by its id.", "listCourses");

    public static final Operation GET_SUMMARY = ForOperators.get(
                    "getPerformanceSummary",
                    "/api/v1/performance/summary",
                    TAG,
                    "All requests of a time",
                    "Counts, times and their course: by the minute for up to three hours, by the hour for up to seven days, else by"
                            + " the day. Times are rounded to whole minutes. A request is in it some seconds after its answer.")
            .takes(SINCE, UNTIL, OPERATION)
            .answers(Reply.json(200, SummaryView.class, "What was measured."))
            .answeredBy(Functions.METRICS_API);

    public static final Operation LIST_ENDPOINTS = ForOperators.get(
                    "listEndpointPerformance",
                    "/api/v1/performance/endpoints",
                    TAG,
                    "All operations of a time",
                    "Each operation that was called, against its service level.")
            .takes(SINCE, UNTIL, OPERATION)
            .answers(Reply.json(200, EndpointList.class, "The operations."))
            .answeredBy(Functions.METRICS_API);

    public static final Operation LIST_SLOW_REQUESTS = list(
            "listSlowRequests",
            "/api/v1/performance/slow-requests",
            "Requests that took long",
            "Those that took longer than the service level of their operation promises for 95 %, newest first. Of very many"
                    + " at once only the slowest are kept; "
                    + ENTRIES);

    public static final Operation LIST_ERROR_REQUESTS = list(
            "listErrorRequests",
            "/api/v1/performance/error-requests",
            "Requests that failed",
            "Those that were answered with a status of 400 or more, newest first. Of very many at once only the gravest are"
                    + " kept; "
                    + ENTRIES);

    public static final List<Operation> ALL =
            List.of(GET_SUMMARY, LIST_ENDPOINTS, LIST_SLOW_REQUESTS, LIST_ERROR_REQUESTS);

    private PerformanceApi() {}

    private static Operation list(String id, String path, String summary, String description) {
        return ForOperators.get(id, path, TAG, summary, description)
                .takes(FROM, TO, OPERATION, Parameter.LIMIT, Parameter.CURSOR)
                .answers(Reply.json(200, RequestPage.class, "A page of requests."))
                .fails(Problems.INVALID_CURSOR)
                .answeredBy(Functions.METRICS_API);
    }
}
