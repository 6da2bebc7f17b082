package lyceum.performance.reports;

import java.util.List;
import java.util.Locale;
import lyceum.contract.performance.DailyReport;
import lyceum.contract.performance.EndpointView;
import lyceum.contract.performance.ReportPoint;

/**
 * A report as a page. The API's answers allow no styles, so that nothing in them can ever run: the page does without, by attributes
 * alone, and takes light or dark from the reader's own settings.
 */
final class ReportPage {
    private static final int BAR_WIDTH = 24;
    private static final int CHART_HEIGHT = 96;

    private final DailyReport report;
    private final StringBuilder html = new StringBuilder(16_384);

    ReportPage(DailyReport report) {
        this.report = report;
    }

    String html() {
        html.append("""
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lyceum on %1$s</title>\
                <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">\
                </head><body><font face="system-ui, sans-serif"><h1>Lyceum on %1$s</h1>
                """.formatted(text(report.date())));
        paragraph(
                report.verdict().equals("kept")
                        ? "&#10003; Every operation was within its service level."
                        : "&#10007; " + missed() + " of " + report.operations().size()
                                + " operations missed their service level.");
        paragraph("%,d requests, %s %% without a server error, 95 %% answered within %s ms."
                .formatted(
                        report.requests(),
                        number(report.successRatePercent()),
                        number(report.responseTimeMs().p95())));
        course();
        operations();
        trend();
        anomalies();
        capacity();
        broke();
        html.append("<p><small>Made ")
                .append(text(report.madeAt()))
                .append(". Days and hours are in UTC.</small></p></font></body></html>");
        return html.toString();
    }

    private long missed() {
        return report.operations().stream()
                .filter(operation -> !operation.withinServiceLevel())
                .count();
    }

    /** Requests by the hour; hours without any have no bar. */
    private void course() {
        heading("Requests by the hour");
        long most =
                report.hours().stream().mapToLong(ReportPoint::requests).max().orElse(1);
        html.append("<svg width=\"100%%\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Requests by the hour\">"
                .formatted(24 * BAR_WIDTH, CHART_HEIGHT + 20));
        for (ReportPoint point : report.hours()) {
            int hour = Integer.parseInt(point.time().substring(11, 13));
            long height = Math.max(1, point.requests() * CHART_HEIGHT / Math.max(1, most));
            html.append(
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"><title>%02d:00: %d requests, %d server errors</title></rect>"
                            .formatted(
                                    hour * BAR_WIDTH + 2,
                                    CHART_HEIGHT - height,
                                    BAR_WIDTH - 4,
                                    height,
                                    point.serverErrors() > 0 ? "#d9480f" : "#4c8dd6",
                                    hour,
                                    point.requests(),
                                    point.serverErrors()));
        }
        for (int hour = 0; hour < 24; hour += 6) {
            html.append("<text x=\"%d\" y=\"%d\" font-size=\"12\" fill=\"#808080\">%02d:00</text>"
                    .formatted(hour * BAR_WIDTH + 2, CHART_HEIGHT + 16, hour));
        }
        html.append("</svg>");
    }

    private void operations() {
        heading("Operations");
        table(
                List.of("Operation", "Requests", "p95, ms", "promised", "5xx"),
                report.operations().stream()
                        .map(operation -> List.of(
                                (operation.withinServiceLevel() ? "" : "&#10007; ") + text(operation.operation()),
                                whole(operation.requests()),
                                number(operation.responseTimeMs().p95()),
                                promised(operation),
                                whole(operation.statuses().serverError())))
                        .toList());
    }

    private static String promised(EndpointView operation) {
        return operation.promisedP95Ms() == 0 ? "" : number(operation.promisedP95Ms());
    }

    private void trend() {
        heading("Against the days before");
        table(
                List.of("Figure", "Day", "Usual", "Change, %"),
                report.trend().stream()
                        .map(one -> List.of(
                                text(one.figure()),
                                number(one.value()),
                                number(one.usual()),
                                number(one.changePercent())))
                        .toList());
    }

    private void anomalies() {
        heading("Unusual hours");
        table(
                List.of("Hour", "Figure", "Value", "Usual"),
                report.anomalies().stream()
                        .map(one -> List.of(
                                text(one.time().substring(11, 16)),
                                text(one.figure()),
                                number(one.value()),
                                number(one.usual())))
                        .toList());
    }

    private void capacity() {
        var busiest = report.capacity();
        heading("At its busiest");
        table(
                List.of("Figure", "Peak"),
                List.of(
                        List.of("Requests a second", number(busiest.peakRequestsPerSecond())),
                        List.of("Share of the gateway's rate, %", number(busiest.ofAccountPercent())),
                        List.of("Callers in a minute", whole(busiest.peakConcurrentUsers())),
                        List.of("Memory, % " + text(busiest.maxMemoryFunction()), number(busiest.maxMemoryPercent())),
                        List.of("Processor, %", number(busiest.maxCpuPercent())),
                        List.of("Connections, %", number(busiest.maxConnectionsPercent())),
                        List.of("Throttled by DynamoDB", whole(busiest.databaseThrottles()))));
    }

    private void broke() {
        heading("What broke");
        table(
                List.of("What", "How", "Times", "Of"),
                report.broke().stream()
                        .map(one -> List.of(text(one.what()), text(one.how()), whole(one.times()), whole(one.of())))
                        .toList());
    }

    private void heading(String text) {
        html.append("<h2>").append(text).append("</h2>\n");
    }

    private void paragraph(String text) {
        html.append("<p>").append(text).append("</p>\n");
    }

    /** The first column is text, all others are numbers. */
    private void table(List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            paragraph("Nothing.");
            return;
        }
        html.append("<table cellpadding=\"4\" width=\"100%\"><thead><tr>");
        for (int i = 0; i < columns.size(); i++) {
            html.append(i == 0 ? "<th align=\"left\">" : "<th align=\"right\">")
                    .append(columns.get(i))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append(i == 0 ? "<td>" : "<td align=\"right\">")
                        .append(row.get(i))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table>");
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }

    private static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String text(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
