package lyceum.performance.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.ToDoubleFunction;
import lyceum.contract.Tier;
import lyceum.contract.performance.DailyReport;
import lyceum.contract.performance.EndpointView;
import lyceum.contract.performance.ReportAnomaly;
import lyceum.contract.performance.ReportCapacity;
import lyceum.contract.performance.ReportFailure;
import lyceum.contract.performance.ReportPoint;
import lyceum.contract.performance.ReportTrend;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Stream;
import lyceum.performance.history.History;
import lyceum.performance.history.Range;
import lyceum.performance.history.Shown;
import lyceum.performance.requests.Endpoints;
import lyceum.performance.table.PerformanceTable;
import lyceum.performance.table.Width;

/** Looks at a day as a whole. */
public final class MakeReport {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int TREND_DAYS = 7;
    private static final int ANOMALY_DAYS = 14;
    private static final int COMPARED_MIN = 4;
    private static final double DEVIATIONS = 3;
    private static final double DIFFERENCE = 0.2;
    private static final double HUNDREDTHS = 100.0;

    private static final Looked REQUESTS = new Looked("requests", MakeReport::count, 10);
    private static final Looked P95 = new Looked("response time p95, ms", MakeReport::p95, 10);
    private static final Looked ERRORS = new Looked("answers with an error, per cent", MakeReport::errors, 1);

    private final History history;
    private final PerformanceTable table;
    private final S3Reports reports;
    private final InstantSource clock;

    public MakeReport(History history, PerformanceTable table, S3Reports reports, InstantSource clock) {
        this.history = history;
        this.table = table;
        this.reports = reports;
        this.clock = clock;
    }

    /** A figure that is looked at; {@code least} is the deviation that it always has. */
    private record Looked(String name, ToDoubleFunction<Bucket> value, double least) {}

    /**
     * Makes the report of yesterday, if its day is complete and has none yet, and before it those that are missing since the last one, of
     * the last seven days.
     */
    public void run() {
        Instant today = Width.DAY.floor(clock.instant());
        if (table.state().filter(state -> !state.until().isBefore(today)).isEmpty()) {
            return;
        }
        LocalDate end = LocalDate.ofInstant(today, ZoneOffset.UTC);
        LocalDate next = table.reported().map(last -> last.plusDays(1)).orElse(end.minusDays(1));
        LocalDate first = next.isBefore(end.minusDays(TREND_DAYS)) ? end.minusDays(TREND_DAYS) : next;
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            reports.put(day, of(day));
            table.reported(day);
        }
    }

    DailyReport of(LocalDate date) {
        Instant begin = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        var day = new Range(begin, begin.plus(DAY));
        var hours = history.course(Stream.REQUESTS, day, Width.HOUR);
        var requests = new Bucket();
        hours.values().forEach(requests::add);
        Bucket runs = history.total(Stream.RUNS, day);
        List<EndpointView> operations = requests.subjects().stream()
                .map(subject -> Endpoints.view(requests, subject))
                .sorted(Comparator.comparing(EndpointView::withinServiceLevel)
                        .thenComparing(
                                Comparator.comparingLong(EndpointView::requests).reversed()))
                .toList();
        long count = requests.of(Bucket.ALL, Figure.RESPONSE_MS).count();
        return new DailyReport(
                date.toString(),
                clock.instant().toString(),
                operations.stream().allMatch(EndpointView::withinServiceLevel) ? "kept" : "missed",
                count,
                Shown.statuses(requests, Bucket.ALL),
                Shown.percent(requests.answers(Bucket.ALL, 0, 500), count, 100),
                Shown.millis(requests.of(Bucket.ALL, Figure.RESPONSE_MS)),
                operations,
                trend(requests, begin),
                anomalies(hours, begin),
                capacity(requests, runs),
                broke(requests, runs),
                hours.entrySet().stream()
                        .map(hour -> new ReportPoint(
                                hour.getKey().toString(),
                                hour.getValue()
                                        .of(Bucket.ALL, Figure.RESPONSE_MS)
                                        .count(),
                                hour.getValue().answers(Bucket.ALL, 500, 600),
                                p95(hour.getValue())))
                        .toList());
    }

    private List<ReportTrend> trend(Bucket day, Instant begin) {
        var before =
                history.course(Stream.REQUESTS, new Range(begin.minus(DAY.multipliedBy(TREND_DAYS)), begin), Width.DAY);
        return List.of(
                trend(REQUESTS.name(), day, before, REQUESTS.value()),
                trend(P95.name(), day, before, P95.value()),
                trend(ERRORS.name(), day, before, ERRORS.value()),
                trend("most callers in a minute", day, before, bucket ->
                        (double) bucket.of(Bucket.ALL, Figure.CALLERS).max()));
    }

    private static ReportTrend trend(
            String figure, Bucket day, NavigableMap<Instant, Bucket> before, ToDoubleFunction<Bucket> value) {
        double now = value.applyAsDouble(day);
        double usual = before.isEmpty()
                ? now
                : Median.of(before.values().stream().map(value::applyAsDouble).toList())
                        .usual();
        return new ReportTrend(
                figure,
                Shown.rounded(now),
                Shown.rounded(usual),
                usual == 0 ? 0 : Shown.rounded(100 * (now - usual) / usual));
    }

    private List<ReportAnomaly> anomalies(NavigableMap<Instant, Bucket> hours, Instant begin) {
        var before = history.course(
                Stream.REQUESTS, new Range(begin.minus(DAY.multipliedBy(ANOMALY_DAYS)), begin), Width.HOUR);
        var anomalies = new ArrayList<ReportAnomaly>();
        hours.forEach((hour, bucket) -> {
            var same = new ArrayList<Bucket>();
            for (Instant at = hour.minus(DAY);
                    !before.isEmpty() && !at.isBefore(before.firstKey());
                    at = at.minus(DAY)) {
                same.add(before.getOrDefault(at, new Bucket()));
            }
            if (same.size() >= COMPARED_MIN) {
                unlike(hour, REQUESTS, bucket, same, anomalies);
                unlike(hour, P95, bucket, same, anomalies);
                unlike(hour, ERRORS, bucket, same, anomalies);
            }
        });
        return anomalies;
    }

    private static void unlike(
            Instant hour, Looked figure, Bucket bucket, List<Bucket> same, List<ReportAnomaly> anomalies) {
        double now = figure.value().applyAsDouble(bucket);
        var usual = Median.of(same.stream().map(figure.value()::applyAsDouble).toList());
        double distance = usual.distance(now, figure.least());
        if (Math.abs(distance) > DEVIATIONS && Math.abs(now - usual.usual()) > DIFFERENCE * usual.usual()) {
            anomalies.add(new ReportAnomaly(
                    hour.toString(),
                    figure.name(),
                    Shown.rounded(now),
                    Shown.rounded(usual.usual()),
                    Shown.rounded(distance)));
        }
    }

    private static ReportCapacity capacity(Bucket requests, Bucket runs) {
        double peak = requests.of(Bucket.ALL, Figure.PER_MINUTE).max() / 60.0;
        String fullest = runs.subjects().stream()
                .max(Comparator.comparingLong(
                        function -> runs.of(function, Figure.MEMORY).max()))
                .orElse("");
        return new ReportCapacity(
                Shown.rounded(peak),
                Shown.rounded(100 * peak / Tier.ACCOUNT_RATE),
                requests.of(Bucket.ALL, Figure.CALLERS).max(),
                runs.of(Bucket.ALL, Figure.MEMORY).max() / HUNDREDTHS,
                fullest,
                runs.of(Bucket.ALL, Figure.CPU).max() / HUNDREDTHS,
                runs.of(Bucket.ALL, Figure.CONNECTIONS).max() / HUNDREDTHS,
                runs.of(Bucket.ALL, Figure.DATABASE_THROTTLES).sum());
    }

    private static List<ReportFailure> broke(Bucket requests, Bucket runs) {
        var broke = new ArrayList<ReportFailure>();
        requests.subjects()
                .forEach(subject -> broke.add(new ReportFailure(
                        subject,
                        "server errors",
                        requests.answers(subject, 500, 600),
                        requests.of(subject, Figure.RESPONSE_MS).count())));
        runs.subjects()
                .forEach(function -> broke.add(new ReportFailure(
                        function,
                        "failed runs",
                        runs.of(function, Figure.FAILED).sum(),
                        runs.of(function, Figure.FAILED).count())));
        return broke.stream()
                .filter(failure -> failure.times() > 0)
                .sorted(Comparator.comparingLong(ReportFailure::times).reversed())
                .toList();
    }

    private static double count(Bucket bucket) {
        return bucket.of(Bucket.ALL, Figure.RESPONSE_MS).count();
    }

    private static double p95(Bucket bucket) {
        return bucket.of(Bucket.ALL, Figure.RESPONSE_MS).percentile(95);
    }

    private static double errors(Bucket bucket) {
        return Shown.percent(
                bucket.answers(Bucket.ALL, 400, 600),
                bucket.of(Bucket.ALL, Figure.RESPONSE_MS).count(),
                0);
    }
}
