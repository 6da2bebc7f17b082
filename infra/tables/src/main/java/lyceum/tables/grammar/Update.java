package lyceum.tables.grammar;

import java.util.List;
import java.util.stream.Stream;
import lyceum.tables.value.Value;

/** A checked update. No two of its paths overlap. */
public record Update(List<Assignment> sets, List<Path> removes, List<Amount> adds, List<Amount> deletes) {

    /** An update that changes nothing. */
    public static final Update NOTHING = new Update(List.of(), List.of(), List.of(), List.of());

    /** Whether it takes away and gives nothing, so that it has nothing to do where there is no item. */
    public boolean onlyRemoves() {
        return sets.isEmpty() && adds.isEmpty() && !(removes.isEmpty() && deletes.isEmpty());
    }

    /** {@code SET path = value}. */
    public record Assignment(Path path, Source source) {}

    /** {@code ADD path value} or {@code DELETE path value}. */
    public record Amount(Path path, Value value) {}

    /** What SET assigns; paths in it mean the item as it was before the update. */
    public sealed interface Source {

        record Literal(Value value) implements Source {}

        record At(Path path) implements Source {}

        record IfNotExists(Path path, Source otherwise) implements Source {}

        record ListAppend(Source first, Source second) implements Source {}

        record Plus(Source left, Source right) implements Source {}

        record Minus(Source left, Source right) implements Source {}
    }

    /** All paths that it changes. */
    public List<Path> paths() {
        return Stream.of(
                        sets.stream().map(Assignment::path),
                        removes.stream(),
                        adds.stream().map(Amount::path),
                        deletes.stream().map(Amount::path))
                .flatMap(paths -> paths)
                .toList();
    }
}
