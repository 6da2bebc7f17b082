package lyceum.tables.reading;

import java.util.List;
import java.util.stream.Stream;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.Operand;
import lyceum.tables.grammar.Path;
import lyceum.tables.grammar.Projection;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Index;
import lyceum.tables.schema.Key;
import lyceum.tables.schema.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** The rules about which attributes a query or scan may ask for, and may filter by. */
final class Selection {
    private Selection() {}

    /** What is selected and what is projected must fit together. */
    static void check(SearchParameters search) {
        var select = search.select();
        if (select != null && select != Select.SPECIFIC_ATTRIBUTES) {
            checkNone("ProjectionExpression", search.projectionExpression(), select);
            checkNone("AttributesToGet", search.attributesToGet(), select);
        }
        var projects = search.projectionExpression() != null || search.attributesToGet() != null;
        if (!projects && select == Select.SPECIFIC_ATTRIBUTES) {
            var refusal = Rejection.validation("Must specify the AttributesToGet or ProjectionExpression when choosing"
                    + " to get SPECIFIC_ATTRIBUTES");
            throw search.query() ? refusal.enveloped() : refusal;
        }
        if (search.indexName() == null && select == Select.ALL_PROJECTED_ATTRIBUTES) {
            throw Rejection.validation("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
    }

    private static void checkNone(String parameter, @Nullable Object value, Select select) {
        if (value != null) {
            throw Rejection.validation("Cannot specify the "
                    + parameter
                    + " when choosing to get "
                    + (select == Select.COUNT ? "only the Count" : select.toString()));
        }
    }

    /** The index of a name, or null for none; a global one gives no consistent reads. */
    static @Nullable Index index(Table table, @Nullable String name, boolean consistent) {
        if (name == null) {
            return null;
        }
        var index = table.index(name)
                .orElseThrow(() -> Rejection.validation("The table does not have the specified index: " + name));
        if (index.global() && consistent) {
            throw Rejection.validation("Consistent reads are not supported on global secondary indexes");
        }
        return index;
    }

    /** Whether an index must look items up to give what is asked; a global one refuses to. */
    static boolean needsWholeItems(
            Table table, @Nullable Index index, @Nullable Select select, @Nullable Projection projection) {
        if (index == null || index.holdsAll()) {
            return false;
        }
        if (select == Select.ALL_ATTRIBUTES && index.global()) {
            throw Rejection.invalidParameter("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                    + index.name()
                    + " because its projection type is not ALL");
        }
        var missing = projection == null ? List.<String>of() : missing(table, index, projection);
        if (index.global() && !missing.isEmpty()) {
            throw Rejection.invalidParameter("Global secondary index " + index.name() + " does not project " + missing);
        }
        return select == Select.ALL_ATTRIBUTES || !missing.isEmpty();
    }

    private static List<String> missing(Table table, Index index, Projection projection) {
        return projection.paths().stream()
                .map(Path::attribute)
                .distinct()
                .filter(attribute -> !index.holds(attribute, table.key()))
                .toList();
    }

    /**
     * A filter of a query may not speak of the key that is queried.
     *
     * @param parameter what holds the filter
     */
    static void checkFilter(@Nullable Condition filter, Key key, String parameter) {
        if (filter != null) {
            attributes(filter).filter(key::has).findFirst().ifPresent(attribute -> {
                throw Rejection.validation(parameter
                        + " can only contain non-primary key attributes: Primary key attribute: " + attribute);
            });
        }
    }

    private static Stream<String> attributes(Condition condition) {
        return switch (condition) {
            case Condition.And(var left, var right) -> both(attributes(left), attributes(right));
            case Condition.Or(var left, var right) -> both(attributes(left), attributes(right));
            case Condition.Not(var negated) -> attributes(negated);
            case Condition.Comparison comparison -> of(List.of(comparison.left(), comparison.right()));
            case Condition.Between(var operand, var low, var high) -> of(List.of(operand, low, high));
            case Condition.In(var operand, var candidates) -> both(of(List.of(operand)), of(candidates));
            case Condition.Exists(var path) -> of(List.of(path));
            case Condition.NotExists(var path) -> of(List.of(path));
            case Condition.HasType typed -> of(List.of(typed.operand()));
            case Condition.BeginsWith(var operand, var prefix) -> of(List.of(operand, prefix));
            case Condition.Contains(var operand, var part) -> of(List.of(operand, part));
        };
    }

    private static Stream<String> both(Stream<String> first, Stream<String> second) {
        return Stream.concat(first, second);
    }

    private static Stream<String> of(List<? extends Operand> operands) {
        return operands.stream().flatMap(Selection::attribute);
    }

    private static Stream<String> attribute(Operand operand) {
        return switch (operand) {
            case Path path -> Stream.of(path.attribute());
            case Operand.Literal _ -> Stream.empty();
            case Operand.Size(var of) -> attribute(of);
        };
    }
}
