package lyceum.performance.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.ServiceLevel;
import lyceum.performance.entries.Detail;
import lyceum.performance.entries.DynamoEntries;
import lyceum.performance.entries.Entry;
import lyceum.performance.entries.Kind;

/** What of a batch is worth a look by itself. Of very many only the worst are noted, so that a storm costs no more than a breeze. */
final class Noted {
    /** A run that waits for DynamoDB for so long is noted. */
    private static final double DATABASE_MILLIS = 100;

    private static final int MOST = 25;

    private final List<AccessLine> slow = new ArrayList<>();
    private final List<AccessLine> failed = new ArrayList<>();
    private final List<RunLine> told = new ArrayList<>();
    private final List<RunLine> waited = new ArrayList<>();

    void add(AccessLine line) {
        if (line.status() >= 400) {
            failed.add(line);
        }
        if (line.millis() > promised(line.operation()).toMillis()) {
            slow.add(line);
        }
    }

    /** A function knows nothing of the time before and after it, so it tells of all that may turn out to be slow. */
    void add(RunLine line) {
        boolean request = line.status() > 0;
        if (request
                && (line.status() >= 400
                        || line.millis() * 2 > promised(operation(line)).toMillis())) {
            told.add(line);
        }
        if (line.databaseMillis() >= DATABASE_MILLIS) {
            waited.add(line);
        }
    }

    void write(DynamoEntries entries) {
        var batch = entries.batch();
        most(slow, Comparator.comparingLong(AccessLine::millis), line -> batch.add(Kind.SLOW, entry(line)));
        most(failed, Comparator.comparingInt(AccessLine::status), line -> batch.add(Kind.ERROR, entry(line)));
        most(
                told,
                Comparator.comparingDouble(RunLine::millis),
                line -> batch.add(line.requestId(), detail(line), line.time()));
        most(
                waited,
                Comparator.comparingDouble(RunLine::databaseMillis),
                line -> batch.add(Kind.DATABASE, waiting(line)));
        batch.write();
    }

    private static <T> void most(List<T> lines, Comparator<T> gravity, Consumer<T> note) {
        lines.stream().sorted(gravity.reversed()).limit(MOST).forEach(note);
    }

    private static Duration promised(Optional<Operation> operation) {
        return operation.map(Operation::level).orElse(ServiceLevel.LIST_READ).p95();
    }

    private static Optional<Operation> operation(RunLine line) {
        return Api.OPERATIONS.stream()
                .filter(one -> one.id().equals(line.operation()))
                .findFirst();
    }

    private static Entry entry(AccessLine line) {
        return new Entry(
                line.time(),
                line.requestId(),
                line.subject(),
                line.method(),
                line.endpoint(),
                line.millis(),
                line.status(),
                Optional.of(line.bytes()).filter(bytes -> bytes >= 0),
                line.caller(),
                line.address().flatMap(Network::of));
    }

    private static Entry waiting(RunLine line) {
        return new Entry(
                line.time(),
                line.requestId(),
                line.operation(),
                "",
                line.function(),
                line.databaseMillis(),
                (int) line.databaseCalls(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Detail detail(RunLine line) {
        return new Detail(
                line.measured("memory_percent"),
                line.measured("cpu_percent"),
                line.measured("request_bytes").map(Math::round));
    }
}
