package lyceum.tables.validation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.ExpressionKind;
import lyceum.tables.grammar.Update;
import lyceum.tables.legacy.LegacyConditions;
import lyceum.tables.legacy.LegacyUpdates;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.validation.ExpressionParameters.Given;
import lyceum.tables.validation.ExpressionParameters.Older;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The parameters of PutItem, UpdateItem and DeleteItem, and their checks before a table is looked up.
 * The service has two front ends for them: the older one answers what the current one can't read, a
 * request without a key or nested absurdly deep, and words and orders some refusals differently.
 *
 * @param subject the item or the key
 * @param subjectName the parameter that holds it
 */
public record WriteParameters(
        Operation operation,
        @Nullable String tableName,
        @Nullable Map<String, AttributeValue> subject,
        String subjectName,
        @Nullable String updateExpression,
        @Nullable Map<String, AttributeValueUpdate> attributeUpdates,
        @Nullable String conditionExpression,
        @Nullable Map<String, ExpectedAttributeValue> expected,
        @Nullable String conditionalOperator,
        @Nullable Map<String, String> names,
        @Nullable Map<String, AttributeValue> values,
        Answers answers) {
    private static final int DEEPEST_CURRENT = 63;

    /** The operation that the parameters are of. */
    public enum Operation {
        PUT,
        UPDATE,
        DELETE
    }

    /** What is to be answered. */
    public record Answers(
            @Nullable String returnValues,
            @Nullable String onConditionCheckFailure,
            @Nullable String consumedCapacity,
            @Nullable String itemCollectionMetrics) {}

    /** What a request asks for, as far as that can be known without the table. */
    public record Intent(
            String tableName,
            Map<String, Value> subject,
            Update update,
            @Nullable Condition condition) {}

    /** The parameters of a PutItem. */
    public static WriteParameters of(PutItemRequest request) {
        return new WriteParameters(
                Operation.PUT,
                request.tableName(),
                request.hasItem() ? request.item() : null,
                "item",
                null,
                null,
                request.conditionExpression(),
                request.hasExpected() ? request.expected() : null,
                request.conditionalOperatorAsString(),
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null,
                new Answers(
                        request.returnValuesAsString(),
                        request.returnValuesOnConditionCheckFailureAsString(),
                        request.returnConsumedCapacityAsString(),
                        request.returnItemCollectionMetricsAsString()));
    }

    /** The parameters of an UpdateItem. */
    public static WriteParameters of(UpdateItemRequest request) {
        return new WriteParameters(
                Operation.UPDATE,
                request.tableName(),
                request.hasKey() ? request.key() : null,
                "key",
                request.updateExpression(),
                request.hasAttributeUpdates() ? request.attributeUpdates() : null,
                request.conditionExpression(),
                request.hasExpected() ? request.expected() : null,
                request.conditionalOperatorAsString(),
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null,
                new Answers(
                        request.returnValuesAsString(),
                        request.returnValuesOnConditionCheckFailureAsString(),
                        request.returnConsumedCapacityAsString(),
                        request.returnItemCollectionMetricsAsString()));
    }

    /** The parameters of a DeleteItem. */
    public static WriteParameters of(DeleteItemRequest request) {
        return new WriteParameters(
                Operation.DELETE,
                request.tableName(),
                request.hasKey() ? request.key() : null,
                "key",
                null,
                null,
                request.conditionExpression(),
                request.hasExpected() ? request.expected() : null,
                request.conditionalOperatorAsString(),
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null,
                new Answers(
                        request.returnValuesAsString(),
                        request.returnValuesOnConditionCheckFailureAsString(),
                        request.returnConsumedCapacityAsString(),
                        request.returnItemCollectionMetricsAsString()));
    }

    /** Whether a failed condition is to show the item. */
    public boolean showsOldOnFailure() {
        return "ALL_OLD".equals(answers.onConditionCheckFailure);
    }

    /** Checks the request and gives what it asks for; what is wrong is refused as the front end in charge says it. */
    public Intent intent() {
        checkMembers();
        if (tableName == null || subject == null) {
            throw new IllegalStateException("members were checked");
        }
        try {
            return intent(tableName, subject);
        } catch (Rejection e) {
            throw isForOlderFrontEnd() ? e : e.enveloped();
        }
    }

    private void checkMembers() {
        if (subject != null) {
            checkWhatStandsAlone();
        }
        var constraints = new Constraints();
        Parameters.returnConsumedCapacity(constraints, answers.consumedCapacity);
        constraints.tableName(tableName);
        Parameters.returnValues(constraints, answers.returnValues);
        Parameters.onConditionCheckFailure(constraints, answers.onConditionCheckFailure);
        Parameters.collectionMetrics(constraints, answers.itemCollectionMetrics);
        if (conditionalOperator != null && isForOlderFrontEnd()) {
            constraints.oneOf("conditionalOperator", conditionalOperator, List.of("OR", "AND"));
        }
        LegacyWords.checkExpected(constraints, expected);
        LegacyWords.checkUpdates(constraints, attributeUpdates);
        constraints.notNull(subjectName, subject).check();
    }

    // The current front end stops at these; the older one says them together with the rest.
    private void checkWhatStandsAlone() {
        if (tableName != null && tableName.isEmpty() && !isForOlderFrontEnd()) {
            new Constraints()
                    .unshown(false, "TableName", "Member must have length greater than or equal to 1")
                    .check();
        }
        if (operation == Operation.UPDATE && !Parameters.isReturnValue(answers.returnValues) && !isForOlderFrontEnd()) {
            throw Rejection.validation("1 validation error detected: Failed to satisfy constraint: Member must satisfy"
                    + " enum value set: [ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]");
        }
    }

    private Intent intent(String table, Map<String, AttributeValue> given) {
        checkReturnValues();
        var expressions = ExpressionParameters.of(
                operation == Operation.UPDATE
                        ? List.of(
                                new Given(ExpressionKind.UPDATE, updateExpression),
                                new Given(ExpressionKind.CONDITION, conditionExpression))
                        : List.of(new Given(ExpressionKind.CONDITION, conditionExpression)),
                List.of(
                        Older.of("AttributeUpdates", attributeUpdates),
                        Older.of("Expected", expected),
                        Older.of("ConditionalOperator", conditionalOperator)),
                names,
                values,
                ValueReader.CURRENT);
        var item = ValueReader.CURRENT.item(given);
        LegacyConditions.checkOperator(conditionalOperator, expected);
        var update = attributeUpdates == null
                ? expressions.update(updateExpression)
                : LegacyUpdates.of(attributeUpdates, ValueReader.CURRENT);
        var condition = expected == null
                ? expressions.condition(ExpressionKind.CONDITION, conditionExpression)
                : LegacyConditions.ofExpected(expected, conditionalOperator, ValueReader.CURRENT);
        expressions.close();
        if (updateExpression != null) {
            ItemRules.checkUpdateSize(StatementSize.of(update));
        }
        return new Intent(table, item, update, condition);
    }

    private void checkReturnValues() {
        var wanted = answers.returnValues;
        var any = operation == Operation.UPDATE || wanted == null || wanted.equals("NONE") || wanted.equals("ALL_OLD");
        if (!any) {
            throw Rejection.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    private boolean isForOlderFrontEnd() {
        return subject == null
                || Stream.of(
                                subject.values().stream(),
                                values == null ? Stream.<AttributeValue>empty() : values.values().stream(),
                                expected == null
                                        ? Stream.<AttributeValue>empty()
                                        : expected.values().stream().flatMap(WriteParameters::valuesOf),
                                attributeUpdates == null
                                        ? Stream.<AttributeValue>empty()
                                        : attributeUpdates.values().stream()
                                                .flatMap(update -> Stream.ofNullable(update.value())))
                        .flatMap(each -> each)
                        .anyMatch(value -> isDeeper(value, DEEPEST_CURRENT));
    }

    private static Stream<AttributeValue> valuesOf(ExpectedAttributeValue expected) {
        return Stream.concat(Stream.ofNullable(expected.value()), expected.attributeValueList().stream());
    }

    private static boolean isDeeper(AttributeValue value, int levels) {
        if (levels == 0) {
            return true;
        }
        return value.m().values().stream().anyMatch(each -> isDeeper(each, levels - 1))
                || value.l().stream().anyMatch(each -> isDeeper(each, levels - 1));
    }
}
