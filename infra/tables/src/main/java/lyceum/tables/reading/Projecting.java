package lyceum.tables.reading;

import java.util.List;
import java.util.Map;
import lyceum.tables.evaluation.Projections;
import lyceum.tables.grammar.ExpressionKind;
import lyceum.tables.grammar.Projection;
import lyceum.tables.legacy.LegacyProjections;
import lyceum.tables.validation.ExpressionParameters;
import lyceum.tables.validation.ExpressionParameters.Given;
import lyceum.tables.validation.ExpressionParameters.Older;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import org.jspecify.annotations.Nullable;

/** Which parts of items a read answers with. */
public final class Projecting {
    private Projecting() {}

    /**
     * The projection that a request asks for by expression or by attributes; null for whole items.
     *
     * @param attributes null if there are none; so for {@code names}
     */
    public static @Nullable Projection of(
            @Nullable String expression, @Nullable List<String> attributes, @Nullable Map<String, String> names) {
        var expressions = ExpressionParameters.of(
                List.of(new Given(ExpressionKind.PROJECTION, expression)),
                List.of(Older.of("AttributesToGet", attributes)),
                names,
                null,
                ValueReader.CURRENT);
        var projection = attributes == null ? expressions.projection(expression) : LegacyProjections.of(attributes);
        expressions.close();
        return projection;
    }

    /** The part of an item that a projection names. */
    public static Map<String, Value> cut(Map<String, Value> item, @Nullable Projection projection) {
        return projection == null ? item : Projections.apply(projection.paths(), item);
    }
}
