package lyceum.performance.requests;

import java.util.Comparator;
import java.util.Optional;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.ServiceLevel;
import lyceum.contract.performance.EndpointList;
import lyceum.contract.performance.EndpointView;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Stream;
import lyceum.performance.figures.Tally;
import lyceum.performance.history.History;
import lyceum.performance.history.Range;
import lyceum.performance.history.Shown;

/** Holds each operation's answers against its service level. */
public final class Endpoints {
    private final History history;

    public Endpoints(History history) {
        this.history = history;
    }

    EndpointList of(Range time, Optional<String> operation) {
        Bucket total = history.total(Stream.REQUESTS, time);
        return new EndpointList(
                time.from().toString(),
                time.to().toString(),
                total.subjects().stream()
                        .filter(subject -> operation.map(subject::equals).orElse(true))
                        .map(subject -> view(total, subject))
                        .sorted(Comparator.comparingLong(EndpointView::requests).reversed())
                        .toList());
    }

    public static EndpointView view(Bucket bucket, String subject) {
        Tally times = bucket.of(subject, Figure.RESPONSE_MS);
        var declared = Api.OPERATIONS.stream()
                .filter(operation -> operation.id().equals(subject))
                .findFirst();
        return new EndpointView(
                subject,
                declared.map(operation -> operation.method().name()).orElse(""),
                declared.map(Operation::path).orElse(""),
                times.count(),
                Shown.statuses(bucket, subject),
                Shown.percent(bucket.answers(subject, 400, 600), times.count(), 0),
                Shown.millis(times),
                Shown.rounded(bucket.of(subject, Figure.RESPONSE_BYTES).mean()),
                declared.map(operation -> (double) operation.level().p95().toMillis())
                        .orElse(0.0),
                declared.map(operation -> kept(operation.level(), bucket, subject))
                        .orElse(true));
    }

    private static boolean kept(ServiceLevel level, Bucket bucket, String subject) {
        Tally times = bucket.of(subject, Figure.RESPONSE_MS);
        return times.percentile(50) <= level.p50().toMillis()
                && times.percentile(95) <= level.p95().toMillis()
                && times.percentile(99) <= level.p99().toMillis()
                && bucket.answers(subject, 500, 600) <= times.count() * (1 - level.availability());
    }
}
