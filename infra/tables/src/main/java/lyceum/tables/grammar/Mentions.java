package lyceum.tables.grammar;

import java.util.stream.Stream;
import lyceum.tables.grammar.Update.Source;

/** All paths that an expression mentions, read or changed. */
public final class Mentions {
    private Mentions() {}

    /** The paths in a condition. */
    public static Stream<Path> in(Condition condition) {
        return switch (condition) {
            case Condition.And(var left, var right) -> Stream.concat(in(left), in(right));
            case Condition.Or(var left, var right) -> Stream.concat(in(left), in(right));
            case Condition.Not(var negated) -> in(negated);
            case Condition.Comparison comparison -> in(comparison.left(), comparison.right());
            case Condition.Between(var operand, var low, var high) -> in(operand, low, high);
            case Condition.In(var operand, var candidates) ->
                Stream.concat(in(operand), candidates.stream().flatMap(Mentions::in));
            case Condition.Exists(var path) -> Stream.of(path);
            case Condition.NotExists(var path) -> Stream.of(path);
            case Condition.HasType test -> in(test.operand());
            case Condition.BeginsWith(var operand, var prefix) -> in(operand, prefix);
            case Condition.Contains(var operand, var part) -> in(operand, part);
        };
    }

    /** The paths in an update. */
    public static Stream<Path> in(Update update) {
        return Stream.concat(update.paths().stream(), update.sets().stream().flatMap(set -> in(set.source())));
    }

    private static Stream<Path> in(Operand... operands) {
        return Stream.of(operands).flatMap(Mentions::in);
    }

    private static Stream<Path> in(Operand operand) {
        return switch (operand) {
            case Path path -> Stream.of(path);
            case Operand.Size(var of) -> in(of);
            case Operand.Literal _ -> Stream.of();
        };
    }

    private static Stream<Path> in(Source source) {
        return switch (source) {
            case Source.Literal _ -> Stream.of();
            case Source.At(var path) -> Stream.of(path);
            case Source.IfNotExists(var path, var otherwise) -> Stream.concat(Stream.of(path), in(otherwise));
            case Source.ListAppend(var first, var second) -> Stream.concat(in(first), in(second));
            case Source.Plus(var left, var right) -> Stream.concat(in(left), in(right));
            case Source.Minus(var left, var right) -> Stream.concat(in(left), in(right));
        };
    }
}
