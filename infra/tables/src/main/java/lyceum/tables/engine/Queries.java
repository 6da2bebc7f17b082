package lyceum.tables.engine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.grammar.ExpressionKind;
import lyceum.tables.index.KeyRange;
import lyceum.tables.index.QueryRange;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Index;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.ExpressionParameters;
import lyceum.tables.validation.ExpressionParameters.Given;
import lyceum.tables.validation.Parameters;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Query and Scan. */
final class Queries {
    private static final int MOST_SEGMENTS = 1_000_000;

    private final Storage storage;
    private final Catalog catalog;

    Queries(Storage storage, Catalog catalog) {
        this.storage = storage;
        this.catalog = catalog;
    }

    QueryResponse query(QueryRequest request, Meter meter) {
        var constraints = new Constraints()
                .tableName(request.tableName())
                .name("indexName", request.indexName())
                .atLeast("limit", request.limit(), 1);
        Parameters.select(constraints, request.selectAsString());
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        constraints.check();
        Parameters.refuseLegacy(request);
        var expressions = ExpressionParameters.of(
                List.of(
                        new Given(ExpressionKind.PROJECTION, request.projectionExpression()),
                        new Given(ExpressionKind.FILTER, request.filterExpression()),
                        new Given(ExpressionKind.KEY_CONDITION, request.keyConditionExpression())),
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
        var start = start(request.hasExclusiveStartKey() ? request.exclusiveStartKey() : null);
        if (request.keyConditionExpression() == null) {
            throw Rejection.validation("Either the KeyConditions or KeyConditionExpression parameter must be specified"
                    + " in the request.");
        }
        var condition = expressions.keyCondition(request.keyConditionExpression());
        var filter = expressions.condition(ExpressionKind.FILTER, request.filterExpression());
        var projection = expressions.projection(request.projectionExpression());
        expressions.close();
        Selection.check(request.select(), projection, request.indexName());

        var table = catalog.require(request.tableName());
        var consistent = Boolean.TRUE.equals(request.consistentRead());
        var index = Selection.index(table, request.indexName(), consistent);
        var whole = QueryRange.of(table, index, condition);
        var wholeItems = Selection.needsWholeItems(table, index, request.select(), projection);
        Selection.checkFilter(filter, index == null ? table.key() : index.key());
        var forward = !Boolean.FALSE.equals(request.scanIndexForward());
        var range = start == null ? whole : whole.beyond(place(table, index, start, whole, true), forward);
        var page = Page.read(
                new Page.Plan(
                        table,
                        index,
                        range,
                        forward,
                        request.limit() == null ? 0 : request.limit(),
                        filter,
                        projection,
                        wholeItems,
                        consistent,
                        request.select() == Select.COUNT),
                storage,
                meter);
        return QueryResponse.builder()
                .items(page.items())
                .count(page.matched())
                .scannedCount(page.scanned())
                .lastEvaluatedKey(page.lastKey())
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    ScanResponse scan(ScanRequest request, Meter meter) {
        var constraints = new Constraints()
                .tableName(request.tableName())
                .name("indexName", request.indexName())
                .atLeast("limit", request.limit(), 1)
                .atLeast("segment", request.segment(), 0)
                .atLeast("totalSegments", request.totalSegments(), 1)
                .atMost("totalSegments", request.totalSegments(), MOST_SEGMENTS);
        Parameters.select(constraints, request.selectAsString());
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        constraints.check();
        Parameters.refuseLegacy(request);
        var expressions = ExpressionParameters.of(
                List.of(
                        new Given(ExpressionKind.PROJECTION, request.projectionExpression()),
                        new Given(ExpressionKind.FILTER, request.filterExpression())),
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
        var start = start(request.hasExclusiveStartKey() ? request.exclusiveStartKey() : null);
        checkSegments(request);
        var filter = expressions.condition(ExpressionKind.FILTER, request.filterExpression());
        var projection = expressions.projection(request.projectionExpression());
        expressions.close();
        Selection.check(request.select(), projection, request.indexName());

        var table = catalog.require(request.tableName());
        var consistent = Boolean.TRUE.equals(request.consistentRead());
        var index = Selection.index(table, request.indexName(), consistent);
        var wholeItems = Selection.needsWholeItems(table, index, request.select(), projection);
        var whole = StorageKeys.segment(
                table,
                index,
                request.segment() == null ? 0 : request.segment(),
                request.totalSegments() == null ? 1 : request.totalSegments());
        var range = start == null ? whole : whole.beyond(place(table, index, start, whole, false), true);
        var page = Page.read(
                new Page.Plan(
                        table,
                        index,
                        range,
                        true,
                        request.limit() == null ? 0 : request.limit(),
                        filter,
                        projection,
                        wholeItems,
                        consistent,
                        request.select() == Select.COUNT),
                storage,
                meter);
        return ScanResponse.builder()
                .items(page.items())
                .count(page.matched())
                .scannedCount(page.scanned())
                .lastEvaluatedKey(page.lastKey())
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    private static void checkSegments(ScanRequest request) {
        var segment = request.segment();
        var total = request.totalSegments();
        if (segment != null && total == null) {
            throw Rejection.validation("The TotalSegments parameter is required but was not present in the request when"
                    + " Segment parameter is present");
        }
        if (segment == null && total != null) {
            throw Rejection.validation("The Segment parameter is required but was not present in the request when"
                    + " parameter TotalSegments is present");
        }
        if (segment != null && total != null && segment >= total) {
            throw Rejection.validation("The Segment parameter is zero-based and must be less than parameter"
                    + " TotalSegments: Segment: "
                    + segment
                    + " is not less than TotalSegments: "
                    + total);
        }
    }

    private static @Nullable Map<String, Value> start(@Nullable Map<String, AttributeValue> key) {
        if (key == null) {
            return null;
        }
        try {
            return SdkValues.fromSdk(key);
        } catch (Rejection e) {
            throw Rejection.validation("The provided starting key is invalid: " + e.sentence());
        }
    }

    private static byte[] place(
            Table table, @Nullable Index index, Map<String, Value> start, KeyRange range, boolean query) {
        var names = new HashSet<String>();
        table.key().attributes().forEach(each -> names.add(each.name()));
        if (index != null) {
            index.key().attributes().forEach(each -> names.add(each.name()));
        }
        var complete = start.keySet().equals(names)
                && table.key().isIn(start)
                && (index == null || index.key().isIn(start));
        if (!complete) {
            throw Rejection.validation(
                    query
                            ? "The provided starting key is invalid"
                            : "The provided starting key is invalid: The provided key element does not match the schema");
        }
        var place = index == null ? StorageKeys.item(table, start) : StorageKeys.entry(table, index, start);
        if (Arrays.compareUnsigned(place, range.from()) < 0 || Arrays.compareUnsigned(place, range.to()) >= 0) {
            throw Rejection.validation(
                    query
                            ? "The provided starting key is outside query boundaries based on provided conditions"
                            : "The provided starting key is not in the scanned segment");
        }
        return place;
    }
}
