package lyceum.performance.reports;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.Problems;
import lyceum.contract.Violation;
import lyceum.contract.performance.DailyReport;
import lyceum.contract.performance.ReportApi;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.NoBody;

/** Binds the operation on reports. */
public final class ReportRoutes {
    private final S3Reports reports;

    public ReportRoutes(S3Reports reports) {
        this.reports = reports;
    }

    public void bind(App.Builder app) {
        app.operation(ReportApi.GET_DAILY_REPORT, this::report);
    }

    private Answer report(Call<NoBody> call) {
        Optional<LocalDate> day = day(call.path("date"));
        if (day.isEmpty()) {
            return Answer.problem(
                    Problems.INVALID_PARAMETER,
                    "The day can't be read.",
                    List.of(new Violation("date", "must be a day such as 2026-11-20")));
        }
        return day.flatMap(reports::find)
                .map(report -> call.header("Accept").orElse("").contains("text/html")
                        ? page(report)
                        : Answer.json(200, report))
                .orElseGet(() -> Answer.problem(
                        Problems.NOT_FOUND,
                        "There is no report of this day: one is made some minutes after the end of each day in UTC."));
    }

    private static Answer page(DailyReport report) {
        byte[] html = new ReportPage(report).html().getBytes(StandardCharsets.UTF_8);
        return new Answer(200, Map.of(), new Answer.Body.Content(ReportApi.HTML, html));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
