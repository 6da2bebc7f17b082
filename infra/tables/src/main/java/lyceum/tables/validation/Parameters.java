package lyceum.tables.validation;

import java.util.List;
import lyceum.tables.rejection.Rejection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Rules about parameters that many operations share. */
public final class Parameters {
    private static final List<String> LEGACY = List.of(
            "AttributesToGet",
            "AttributeUpdates",
            "ConditionalOperator",
            "Expected",
            "KeyConditions",
            "QueryFilter",
            "ScanFilter");

    // The service's messages list words in an order of their own.
    private static final List<String> RETURN_CONSUMED_CAPACITY = List.of("INDEXES", "TOTAL", "NONE");
    private static final List<String> RETURN_VALUES =
            List.of("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");
    private static final List<String> ON_FAILURE = List.of("ALL_OLD", "NONE");
    private static final List<String> COLLECTION_METRICS = List.of("SIZE", "NONE");
    private static final List<String> SELECT =
            List.of("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES");

    private Parameters() {}

    /** Refuses the parameters that were there before expressions. */
    public static void refuseLegacy(DynamoDbRequest request) {
        for (var parameter : LEGACY) {
            var value = request.getValueForField(parameter, Object.class);
            if (value.isPresent() && given(value.get())) {
                throw Rejection.validation("The legacy parameter "
                        + parameter
                        + " is not supported by this store; use an expression instead");
            }
        }
    }

    private static boolean given(Object value) {
        return !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    /** ReturnConsumedCapacity must be one of its words. */
    public static void returnConsumedCapacity(Constraints constraints, @Nullable String value) {
        constraints.oneOf("returnConsumedCapacity", value, RETURN_CONSUMED_CAPACITY);
    }

    /** Select must be one of its words. */
    public static void select(Constraints constraints, @Nullable String value) {
        constraints.oneOf("select", value, SELECT);
    }

    /** The parameters about what a write returns must be among their words. */
    public static void returns(
            Constraints constraints,
            @Nullable String returnValues,
            @Nullable String onConditionCheckFailure,
            @Nullable String itemCollectionMetrics) {
        constraints
                .oneOf("returnValues", returnValues, RETURN_VALUES)
                .oneOf("returnValuesOnConditionCheckFailure", onConditionCheckFailure, ON_FAILURE)
                .oneOf("returnItemCollectionMetrics", itemCollectionMetrics, COLLECTION_METRICS);
    }

    /** PutItem and DeleteItem return the old item or nothing. */
    public static void onlyOldOrNone(@Nullable ReturnValue value) {
        if (value != null && value != ReturnValue.NONE && value != ReturnValue.ALL_OLD) {
            throw Rejection.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }
}
