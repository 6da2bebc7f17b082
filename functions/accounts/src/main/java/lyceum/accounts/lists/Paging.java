package lyceum.accounts.lists;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import lyceum.contract.Parameter;
import lyceum.contract.Problems;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.Cursors;

/** Answers lists whose entries are known by one text each, in the order of which they are listed. */
public final class Paging {
    private static final String POSITION = "after";

    private final Cursors cursors;

    public Paging(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * A page.
     *
     * @param entries one entry more than a page shows
     */
    public record Page<T>(List<T> entries, int limit, boolean more, Optional<String> next) {}

    /**
     * Answers one page of a list of the caller's organisation.
     *
     * @param of whose list it is: a cursor is good for this and the operation only
     * @param read reads at most so many entries after a position
     * @param position where an entry stands
     */
    public <T> Answer answer(
            Call<?> call,
            String of,
            BiFunction<Optional<String>, Integer, List<T>> read,
            Function<T, String> position,
            Function<Page<T>, Answer> shown) {
        String scope = call.operation().id() + "/" + of;
        Optional<String> cursor = call.query(Parameter.CURSOR.name());
        Optional<String> after =
                cursor.flatMap(given -> cursors.open(scope, given)).map(at -> at.get(POSITION));
        if (cursor.isPresent() && after.isEmpty()) {
            return Answer.problem(Problems.INVALID_CURSOR, "This cursor was given by another list, or was changed.");
        }
        int limit = call.limit();
        List<T> found = read.apply(after, limit + 1);
        boolean more = found.size() > limit;
        List<T> entries = more ? found.subList(0, limit) : found;
        Optional<String> next = more
                ? Optional.of(cursors.seal(scope, Map.of(POSITION, position.apply(entries.getLast()))))
                : Optional.empty();
        return shown.apply(new Page<>(entries, limit, more, next));
    }
}
