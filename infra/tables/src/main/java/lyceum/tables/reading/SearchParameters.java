package lyceum.tables.reading;

import java.util.List;
import java.util.Map;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.ExpressionKind;
import lyceum.tables.grammar.KeyCondition;
import lyceum.tables.grammar.Projection;
import lyceum.tables.legacy.LegacyConditions;
import lyceum.tables.legacy.LegacyKeyConditions;
import lyceum.tables.legacy.LegacyProjections;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.validation.ExpressionParameters;
import lyceum.tables.validation.ExpressionParameters.Given;
import lyceum.tables.validation.ExpressionParameters.Older;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import lyceum.tables.value.Wording;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * What Query and Scan have in common, and its checks before a table is looked up.
 *
 * @param keyExpression null in a Scan; so for {@code keyConditions}
 * @param filterName the parameter that held a filter before there were expressions
 */
record SearchParameters(
        boolean query,
        String tableName,
        @Nullable String indexName,
        @Nullable Select select,
        boolean consistent,
        @Nullable String keyExpression,
        @Nullable Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> keyConditions,
        @Nullable String filterExpression,
        String filterName,
        @Nullable Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> filter,
        @Nullable String conditionalOperator,
        @Nullable String projectionExpression,
        @Nullable List<String> attributesToGet,
        @Nullable Map<String, String> names,
        @Nullable Map<String, AttributeValue> values,
        @Nullable Map<String, AttributeValue> startKey) {

    /**
     * What a request asks for, as far as that can be known without the table.
     *
     * @param key null in a Scan
     * @param start where to go on; null to begin
     */
    record Intent(
            @Nullable KeyCondition key,
            @Nullable Condition filter,
            @Nullable Projection projection,
            @Nullable Map<String, Value> start) {}

    static SearchParameters of(QueryRequest request) {
        return new SearchParameters(
                true,
                request.tableName(),
                request.indexName(),
                request.select(),
                Boolean.TRUE.equals(request.consistentRead()),
                request.keyConditionExpression(),
                request.hasKeyConditions() ? request.keyConditions() : null,
                request.filterExpression(),
                "QueryFilter",
                request.hasQueryFilter() ? request.queryFilter() : null,
                request.conditionalOperatorAsString(),
                request.projectionExpression(),
                request.hasAttributesToGet() ? request.attributesToGet() : null,
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null,
                request.hasExclusiveStartKey() ? request.exclusiveStartKey() : null);
    }

    static SearchParameters of(ScanRequest request) {
        return new SearchParameters(
                false,
                request.tableName(),
                request.indexName(),
                request.select(),
                Boolean.TRUE.equals(request.consistentRead()),
                null,
                null,
                request.filterExpression(),
                "ScanFilter",
                request.hasScanFilter() ? request.scanFilter() : null,
                request.conditionalOperatorAsString(),
                request.projectionExpression(),
                request.hasAttributesToGet() ? request.attributesToGet() : null,
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null,
                request.hasExclusiveStartKey() ? request.exclusiveStartKey() : null);
    }

    /** How refusals name what holds the filter. */
    String filterParameter() {
        return filter == null ? "Filter Expression" : filterName;
    }

    // Scan still has the service's older checks.
    private ValueReader reader() {
        return query ? ValueReader.CURRENT : ValueReader.OLDER;
    }

    Intent intent() {
        var expressions = ExpressionParameters.of(given(), older(), names, values, reader());
        var start = startKey == null ? null : start(startKey);
        LegacyConditions.checkOperator(conditionalOperator, filter);
        var key = query ? key(expressions) : null;
        var condition = filter == null
                ? expressions.condition(ExpressionKind.FILTER, filterExpression)
                : LegacyConditions.ofFilter(filter, conditionalOperator, reader());
        var projection = attributesToGet == null
                ? expressions.projection(projectionExpression)
                : LegacyProjections.of(attributesToGet);
        expressions.close();
        Selection.check(this);
        return new Intent(key, condition, projection, start);
    }

    private List<Given> given() {
        var projection = new Given(ExpressionKind.PROJECTION, projectionExpression);
        var filtering = new Given(ExpressionKind.FILTER, filterExpression);
        return query
                ? List.of(projection, filtering, new Given(ExpressionKind.KEY_CONDITION, keyExpression))
                : List.of(projection, filtering);
    }

    private List<Older> older() {
        return List.of(
                Older.of("AttributesToGet", attributesToGet),
                Older.of(filterName, filter),
                Older.of("ConditionalOperator", conditionalOperator),
                Older.of("KeyConditions", keyConditions));
    }

    private KeyCondition key(ExpressionParameters expressions) {
        if (keyConditions != null) {
            return LegacyKeyConditions.of(keyConditions, reader());
        }
        if (keyExpression == null) {
            throw Rejection.validation("Either the KeyConditions or KeyConditionExpression parameter must be specified"
                    + " in the request.");
        }
        return expressions.keyCondition(keyExpression);
    }

    private Map<String, Value> start(Map<String, AttributeValue> given) {
        try {
            return reader().item(given);
        } catch (Rejection e) {
            throw reader().wording() == Wording.CURRENT
                    ? e
                    : Rejection.validation("The provided starting key is invalid: " + e.sentence());
        }
    }
}
