package lyceum.tables.validation;

import lyceum.tables.grammar.Path;
import lyceum.tables.grammar.Update;
import lyceum.tables.grammar.Update.Source;
import lyceum.tables.value.Sizes;

/**
 * What UpdateItem counts for an update expression against the largest item: all that it says, with an
 * overhead for each clause, function and step of a path. The overheads are those of the service in
 * most of its regions, as found by measuring it; they are not documented.
 */
final class StatementSize {
    private static final int UPDATE = 3;
    private static final int ASSIGNMENT = 19;
    private static final int REMOVAL = 1;
    private static final int TARGET_STEP = 4;
    private static final int PATH = 1;
    private static final int PATH_STEP = 14;
    private static final int IF_NOT_EXISTS = 39;
    private static final int LIST_APPEND = 37;
    private static final int PLUS = 34;
    private static final int MINUS = 37;

    private StatementSize() {}

    /** The bytes an update counts for. */
    static int of(Update update) {
        var size = UPDATE;
        for (var set : update.sets()) {
            size += ASSIGNMENT + target(set.path()) + source(set.source());
        }
        for (var add : update.adds()) {
            size += ASSIGNMENT + target(add.path()) + Sizes.of(add.value());
        }
        for (var remove : update.removes()) {
            size += REMOVAL + target(remove);
        }
        for (var delete : update.deletes()) {
            size += REMOVAL + target(delete.path());
        }
        return size;
    }

    private static int target(Path path) {
        var later = path.steps().size() - 1;
        return bytes(path) + later * TARGET_STEP;
    }

    private static int source(Source source) {
        return switch (source) {
            case Source.Literal(var value) -> Sizes.of(value);
            case Source.At(var path) -> operand(path);
            case Source.IfNotExists(var path, var otherwise) -> IF_NOT_EXISTS + operand(path) + source(otherwise);
            case Source.ListAppend(var first, var second) -> LIST_APPEND + source(first) + source(second);
            case Source.Plus(var left, var right) -> PLUS + source(left) + source(right);
            case Source.Minus(var left, var right) -> MINUS + source(left) + source(right);
        };
    }

    private static int operand(Path path) {
        return PATH + bytes(path) + path.steps().size() * PATH_STEP;
    }

    private static int bytes(Path path) {
        return path.steps().stream()
                .mapToInt(step -> switch (step) {
                    case Path.Name(var name) -> Sizes.ofText(name);
                    case Path.Element(var index) -> Integer.toString(index).length();
                })
                .sum();
    }
}
