package lyceum.tables.validation;

import java.util.List;
import lyceum.tables.rejection.Rejection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

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
        constraints.oneOf("returnConsumedCapacity", value, ReturnConsumedCapacity.knownValues());
    }

    /** The parameters about what a write returns must be among their words. */
    public static void returns(
            Constraints constraints,
            @Nullable String returnValues,
            @Nullable String onConditionCheckFailure,
            @Nullable String itemCollectionMetrics) {
        constraints
                .oneOf("returnValues", returnValues, ReturnValue.knownValues())
                .oneOf(
                        "returnValuesOnConditionCheckFailure",
                        onConditionCheckFailure,
                        ReturnValuesOnConditionCheckFailure.knownValues())
                .oneOf("returnItemCollectionMetrics", itemCollectionMetrics, ReturnItemCollectionMetrics.knownValues());
    }

    /** PutItem and DeleteItem return the old item or nothing. */
    public static void onlyOldOrNone(@Nullable ReturnValue value) {
        if (value != null && value != ReturnValue.NONE && value != ReturnValue.ALL_OLD) {
            throw Rejection.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }
}
