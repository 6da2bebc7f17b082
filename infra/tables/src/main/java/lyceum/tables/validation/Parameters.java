package lyceum.tables.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules about parameters that many operations share. */
public final class Parameters {
    // The service's messages list words in an order of their own.
    private static final List<String> RETURN_CONSUMED_CAPACITY = List.of("INDEXES", "TOTAL", "NONE");
    private static final List<String> RETURN_VALUES =
            List.of("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");
    private static final List<String> ON_FAILURE = List.of("ALL_OLD", "NONE");
    private static final List<String> COLLECTION_METRICS = List.of("SIZE", "NONE");
    private static final List<String> SELECT =
            List.of("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES");

    private Parameters() {}

    /** ReturnConsumedCapacity must be one of its words. */
    public static void returnConsumedCapacity(Constraints constraints, @Nullable String value) {
        constraints.oneOf("returnConsumedCapacity", value, RETURN_CONSUMED_CAPACITY);
    }

    /** AttributesToGet, if it is there, must name an attribute. */
    public static void attributesToGet(Constraints constraints, String at, @Nullable List<String> names) {
        if (names != null) {
            constraints.size(at, names, 1, Integer.MAX_VALUE);
        }
    }

    /** Select must be one of its words. */
    public static void select(Constraints constraints, @Nullable String value) {
        constraints.oneOf("select", value, SELECT);
    }

    /** ReturnValues must be one of its words. */
    public static void returnValues(Constraints constraints, @Nullable String value) {
        constraints.oneOf("returnValues", value, RETURN_VALUES);
    }

    /** ReturnItemCollectionMetrics must be one of its words. */
    public static void collectionMetrics(Constraints constraints, @Nullable String value) {
        constraints.oneOf("returnItemCollectionMetrics", value, COLLECTION_METRICS);
    }

    /** ReturnValuesOnConditionCheckFailure must be one of its words. */
    public static void onConditionCheckFailure(Constraints constraints, @Nullable String value) {
        constraints.oneOf("returnValuesOnConditionCheckFailure", value, ON_FAILURE);
    }

    /** Whether ReturnValues is one of its words. */
    static boolean isReturnValue(@Nullable String value) {
        return value == null || RETURN_VALUES.contains(value);
    }
}
