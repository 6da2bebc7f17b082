package lyceum.contract.performance;

import java.util.List;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Reply;

/** Reports of days that have ended. */
public final class ReportApi {
    public static final String HTML = "text/html; charset=utf-8";

    public static final Operation GET_DAILY_REPORT = ForOperators.get(
                    "getDailyReport",
                    "/api/v1/reports/daily/{date}",
                    "Performance",
                    "The report of a day",
                    "The day against its service levels, against the days before, at its busiest, and what broke. It is made some"
                            + " minutes after the day's end in UTC and kept for 400 days. Accept: text/html brings a page to read or"
                            + " print.")
            .takes(
                    Parameter.path("date", "The day in UTC.", "2026-11-20"),
                    new Parameter(
                            "Accept", Parameter.In.HEADER, "text/html for a page; JSON otherwise.", "text/html", false))
            .answers(Reply.json(200, DailyReport.class, "The report."))
            .answers(Reply.media(200, HTML, "The report as a page."))
            .answeredBy(Functions.METRICS_API);

    public static final List<Operation> ALL = List.of(GET_DAILY_REPORT);

    private ReportApi() {}
}
