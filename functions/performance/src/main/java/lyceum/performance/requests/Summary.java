package lyceum.performance.requests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.performance.SummaryPoint;
import lyceum.contract.performance.SummaryView;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Stream;
import lyceum.performance.figures.Tally;
import lyceum.performance.history.History;
import lyceum.performance.history.Range;
import lyceum.performance.history.Shown;
import lyceum.performance.table.Width;

/** Sums up all requests of a time. */
final class Summary {
    private final History history;

    Summary(History history) {
        this.history = history;
    }

    /** @param operation only this one, or all */
    SummaryView of(Range time, Optional<String> operation) {
        String subject = operation.orElse(Bucket.ALL);
        Width step = time.step();
        var course = history.course(Stream.REQUESTS, time, step);
        var total = new Bucket();
        course.values().forEach(total::add);
        Tally times = total.of(subject, Figure.RESPONSE_MS);
        long requests = times.count();
        return new SummaryView(
                time.from().toString(),
                time.to().toString(),
                operation.orElse("all"),
                requests,
                Shown.statuses(total, subject),
                Shown.percent(total.answers(subject, 400, 600), requests, 0),
                Shown.percent(total.answers(subject, 0, 500), requests, 100),
                Shown.millis(times),
                Shown.rounded(total.of(subject, Figure.RESPONSE_BYTES).mean()),
                Shown.rounded(requests / (double) Math.max(1, time.length().toSeconds())),
                Shown.rounded(total.of(Bucket.ALL, Figure.PER_MINUTE).max() / 60.0),
                total.of(Bucket.ALL, Figure.CALLERS).max(),
                (int) step.length().toSeconds(),
                points(course, subject));
    }

    private static List<SummaryPoint> points(Map<Instant, Bucket> course, String subject) {
        return course.entrySet().stream()
                .filter(step -> step.getValue().of(subject, Figure.RESPONSE_MS).count() > 0)
                .map(step -> point(step.getKey(), step.getValue(), subject))
                .toList();
    }

    private static SummaryPoint point(Instant begin, Bucket bucket, String subject) {
        Tally times = bucket.of(subject, Figure.RESPONSE_MS);
        return new SummaryPoint(
                begin.toString(),
                times.count(),
                bucket.answers(subject, 400, 500),
                bucket.answers(subject, 500, 600),
                times.percentile(50),
                times.percentile(95),
                times.percentile(99),
                bucket.of(Bucket.ALL, Figure.CALLERS).max());
    }
}
