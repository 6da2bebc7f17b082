package lyceum.performance.requests;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.Problems;
import lyceum.contract.performance.RequestEntry;
import lyceum.contract.performance.RequestPage;
import lyceum.performance.entries.Detail;
import lyceum.performance.entries.DynamoEntries;
import lyceum.performance.entries.Entry;
import lyceum.performance.entries.Kind;
import lyceum.performance.history.Range;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.Cursors;
import lyceum.platform.http.NoBody;

/** Lists slow and failed requests. */
final class Noteworthy {
    private static final String POSITION = "before";

    private final DynamoEntries entries;
    private final Cursors cursors;

    Noteworthy(DynamoEntries entries, Cursors cursors) {
        this.entries = entries;
        this.cursors = cursors;
    }

    Answer page(Call<NoBody> call, Kind kind, Range time) {
        Optional<String> operation = call.query("operation");
        String scope = call.operation().id() + "/" + time.from() + "/" + time.to() + "/" + operation.orElse("");
        Optional<String> cursor = call.query("cursor");
        Optional<String> before =
                cursor.flatMap(given -> cursors.open(scope, given)).map(position -> position.get(POSITION));
        if (cursor.isPresent() && before.isEmpty()) {
            return Answer.problem(Problems.INVALID_CURSOR, "This cursor was given by another list, or was changed.");
        }
        var found = entries.newest(
                kind,
                time,
                before,
                entry -> operation.map(entry.subject()::equals).orElse(true),
                call.limit());
        return Answer.json(
                200,
                new RequestPage(
                        views(found.entries()),
                        call.limit(),
                        found.next().isPresent(),
                        found.next().map(position -> cursors.seal(scope, Map.of(POSITION, position)))));
    }

    private List<RequestEntry> views(List<Entry> some) {
        Map<String, Detail> details =
                entries.details(some.stream().map(Entry::id).toList());
        return some.stream()
                .map(entry -> view(entry, details.getOrDefault(entry.id(), Detail.NONE)))
                .toList();
    }

    private static RequestEntry view(Entry entry, Detail detail) {
        return new RequestEntry(
                entry.time().toString(),
                entry.id(),
                entry.subject(),
                entry.place(),
                entry.method(),
                Math.round(entry.millis()),
                entry.number(),
                detail.memory(),
                detail.cpu(),
                detail.requestBytes(),
                entry.bytes(),
                entry.caller(),
                entry.address());
    }
}
