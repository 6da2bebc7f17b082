package lyceum.tables.validation;

import java.util.stream.Stream;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.Mentions;
import lyceum.tables.grammar.Path;
import lyceum.tables.grammar.Projection;
import lyceum.tables.grammar.Update;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Keys are plain values: no path of a projection, filter or update may lead inside an attribute that is
 * one. The conditions of writes are free to ask for what can't be there.
 */
public final class KeyPaths {
    private KeyPaths() {}

    /** Checks a filter, if there is one. */
    public static void check(Table table, @Nullable Condition filter) {
        if (filter != null) {
            check(table, Mentions.in(filter));
        }
    }

    /** Checks a projection, if there is one. */
    public static void check(Table table, @Nullable Projection projection) {
        if (projection != null) {
            check(table, projection.paths().stream());
        }
    }

    /** Checks an update. */
    public static void check(Table table, Update update) {
        check(table, Mentions.in(update));
    }

    private static void check(Table table, Stream<Path> paths) {
        paths.filter(Path::nested).map(Path::attribute).forEach(attribute -> {
            if (table.key().has(attribute)) {
                throw refusal("Key", attribute);
            }
            if (table.indexes().stream().anyMatch(index -> index.key().has(attribute))) {
                throw refusal("IndexKey", attribute);
            }
        });
    }

    private static Rejection refusal(String kind, String attribute) {
        return Rejection.validation("Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
                + " allowed: " + kind + ": " + attribute);
    }
}
