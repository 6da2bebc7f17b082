package lyceum.performance.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lyceum.contract.performance.DailyReport;
import lyceum.contract.performance.ReportFailure;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Sample;
import lyceum.performance.figures.Stream;
import lyceum.performance.history.History;
import lyceum.performance.history.Recent;
import lyceum.performance.table.PerformanceTable;
import lyceum.performance.table.Width;
import lyceum.performance.testing.InMemoryBucket;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eight even days, and one with a storm at 14:00 and failures. */
class MakeReportTest {
    private static final LocalDate DAY = LocalDate.parse("2026-01-31");
    private static final Instant BEGIN = Instant.parse("2026-01-31T00:00:00Z");

    private final Tables tables = Tables.inMemory();
    private final InMemoryBucket bucket = new InMemoryBucket();
    private final S3Reports reports = new S3Reports(() -> bucket, "bucket");
    private Instant now = BEGIN.plus(Duration.ofHours(24)).plusSeconds(300);
    private PerformanceTable table = new PerformanceTable("performance", tables.client(), () -> now);

    @BeforeEach
    void days() {
        TestTables.create(tables.client(), "performance");
        table = new PerformanceTable("performance", tables.client(), () -> now);
        for (int day = -8; day <= 0; day++) {
            var whole = new Bucket();
            for (int hour = 0; hour < 24; hour++) {
                boolean storm = day == 0 && hour == 14;
                Bucket one = hour(storm ? 400 : 40 + (day + hour) % 3, storm ? 90 : 20, day == 0 && hour == 9 ? 7 : 0);
                whole.add(one);
                Instant begin = BEGIN.plus(Duration.ofHours(24L * day + hour));
                table.keep(Stream.REQUESTS, Width.HOUR, begin, one.packed());
            }
            table.keep(Stream.REQUESTS, Width.DAY, BEGIN.plus(Duration.ofDays(day)), whole.packed());
        }
        table.keep(Stream.RUNS, Width.DAY, BEGIN, runs().packed());
        table.begin(now.minusSeconds(240));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void looksAtTheDayAsAWhole() {
        make().run();

        DailyReport report = reports.find(DAY).orElseThrow();
        assertThat(report.verdict()).isEqualTo("missed");
        assertThat(report.requests()).isBetween(1_300L, 1_400L);
        assertThat(report.statuses().serverError()).isEqualTo(7);
        assertThat(report.hours()).hasSize(24);
        assertThat(report.anomalies())
                .extracting(one -> one.time().substring(11, 16) + " " + one.figure())
                .containsExactlyInAnyOrder(
                        "09:00 answers with an error, per cent", "14:00 requests", "14:00 response time p95, ms");
        assertThat(report.trend().getFirst().changePercent()).isBetween(30.0, 45.0);
        assertThat(report.broke())
                .containsExactly(
                        new ReportFailure("listCourses", "server errors", 7, report.requests()),
                        new ReportFailure("export-course", "failed runs", 2, 3));
        assertThat(report.capacity().maxMemoryFunction()).isEqualTo("export-course");
        assertThat(report.capacity().maxMemoryPercent()).isEqualTo(71.25);
        assertThat(report.capacity().peakRequestsPerSecond()).isEqualTo(6.67);
    }

    @Test
    void makesEachReportOnceAndOnlyOfWholeDays() {
        make().run();
        make().run();
        assertThat(bucket.puts()).isEqualTo(1);

        now = now.plus(Duration.ofDays(1));
        make().run(); // this day is not rolled up yet
        assertThat(bucket.puts()).isEqualTo(1);
        assertThat(reports.find(DAY.plusDays(1))).isEmpty();
    }

    @Test
    void makesUpForDaysThatHadNone() {
        table.reported(DAY.minusDays(3));
        make().run();

        assertThat(bucket.puts()).isEqualTo(3);
        assertThat(reports.find(DAY.minusDays(3))).isEmpty();
        assertThat(reports.find(DAY.minusDays(2))).isPresent();
        assertThat(table.reported()).contains(DAY);
    }

    @Test
    void afterALongRestMakesThoseOfAWeek() {
        table.reported(DAY.minusDays(300));
        make().run();

        assertThat(bucket.puts()).isEqualTo(7);
        assertThat(reports.find(DAY.minusDays(6))).isPresent();
    }

    @Test
    void aDayWithoutRequestsHasAReportToo() {
        DailyReport report = make().of(LocalDate.parse("2025-06-01"));

        assertThat(report.verdict()).isEqualTo("kept");
        assertThat(report.successRatePercent()).isEqualTo(100.0);
        assertThat(new ReportPage(report).html())
                .contains("Lyceum on 2025-06-01")
                .contains("Nothing.");
    }

    @Test
    void thePageShowsItWithoutStylesOrScripts() {
        String html = new ReportPage(make().of(DAY)).html();

        assertThat(html)
                .contains("&#10007; 1 of 1 operations missed their service level.")
                .contains("14:00: 400 requests")
                .doesNotContain("<style", "style=", "<script", "{", "%s");
    }

    private MakeReport make() {
        var history = new History(table, new Recent<>(0, Duration.ofMinutes(1), () -> now), () -> now);
        return new MakeReport(history, table, reports, () -> now);
    }

    private static Bucket hour(int requests, int millis, int errors) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < requests; i++) {
            samples.add(new Sample.Builder()
                    .with(Figure.RESPONSE_MS, millis + i % 5)
                    .with(Figure.CALLER, i % 4)
                    .status(i < errors ? 500 : 200)
                    .of(i, "listCourses"));
        }
        return Bucket.ofMinute(samples);
    }

    private static Bucket runs() {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 3; i++) {
            samples.add(new Sample.Builder()
                    .with(Figure.FAILED, i < 2 ? 1 : 0)
                    .with(Figure.MEMORY, 7_125 - i)
                    .of(i, "export-course"));
        }
        samples.add(new Sample.Builder()
                .with(Figure.FAILED, 0)
                .with(Figure.MEMORY, 100)
                .of(9, "courses-api"));
        return Bucket.ofMinute(List.copyOf(samples));
    }
}
