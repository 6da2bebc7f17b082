package lyceum.tables.compare;

import static lyceum.tables.compare.ComparedTables.SIMPLE;
import static lyceum.tables.compare.ComparedTables.SORTED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Random requests to two tables, mostly right. */
final class RandomRequests {
    private final Random random;
    private final RandomValues values;
    private final RandomLegacy legacy;

    RandomRequests(Random random) {
        this.random = random;
        this.values = new RandomValues(random);
        this.legacy = new RandomLegacy(random, values);
    }

    DynamoDbRequest next() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> put();
            case 4, 5, 6, 7, 8 -> update();
            case 9 -> delete();
            case 10, 11 -> get();
            case 12, 13, 14, 15 -> query();
            case 16, 17 -> scan();
            case 18 -> batchGet();
            default -> batchWrite();
        };
    }

    private String table() {
        return values.oneIn(500) ? "missing" : random.nextInt(3) == 0 ? SIMPLE : SORTED;
    }

    private Map<String, AttributeValue> key(String table) {
        var key = new LinkedHashMap<String, AttributeValue>();
        key.put("pk", values.oneIn(200) ? values.any() : AttributeValue.fromS("p" + random.nextInt(8)));
        if (!table.equals(SIMPLE) ^ values.oneIn(200)) {
            key.put("sk", values.oneIn(200) ? values.any() : AttributeValue.fromN(Integer.toString(random.nextInt(6))));
        }
        return key;
    }

    private Map<String, AttributeValue> item(String table) {
        var item = new LinkedHashMap<>(key(table));
        for (var attribute : List.of("a", "b", "c", "d", "e")) {
            if (random.nextBoolean()) {
                item.put(attribute, attribute.equals("a") && !values.oneIn(20) ? values.s() : values.any());
            }
        }
        return item;
    }

    private RandomExpressions expressions() {
        return new RandomExpressions(random, values);
    }

    private String capacity() {
        return values.one(List.of("NONE", "TOTAL", "INDEXES"));
    }

    private PutItemRequest put() {
        var table = table();
        var request = PutItemRequest.builder()
                .tableName(table)
                .item(item(table))
                .returnConsumedCapacity(capacity())
                .returnValues(values.one(List.of("NONE", "ALL_OLD", "ALL_OLD", values.oneIn(50) ? "ALL_NEW" : "NONE")));
        if (values.oneIn(4)) {
            var expected = legacy.expected();
            request.expected(expected).conditionalOperator(legacy.operator(expected));
        } else if (values.oneIn(2)) {
            var expressions = expressions();
            request.conditionExpression(expressions.condition())
                    .expressionAttributeNames(expressions.names())
                    .expressionAttributeValues(expressions.values());
        }
        return request.build();
    }

    private UpdateItemRequest update() {
        return values.oneIn(4) ? legacyUpdate() : updateByExpressions();
    }

    private UpdateItemRequest legacyUpdate() {
        var table = table();
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key(table))
                .returnConsumedCapacity(capacity())
                .returnValues(values.one(List.of("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW")))
                .attributeUpdates(legacy.updates());
        if (values.oneIn(3)) {
            request.expected(legacy.expected());
        }
        return request.build();
    }

    private UpdateItemRequest updateByExpressions() {
        var table = table();
        var expressions = expressions();
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key(table))
                .returnConsumedCapacity(capacity())
                .returnValues(values.one(List.of("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW")))
                .updateExpression(expressions.update());
        if (values.oneIn(3)) {
            request.conditionExpression(expressions.condition());
        }
        return request.expressionAttributeNames(expressions.names())
                .expressionAttributeValues(expressions.values())
                .build();
    }

    private DeleteItemRequest delete() {
        var table = table();
        var request = DeleteItemRequest.builder()
                .tableName(table)
                .key(key(table))
                .returnConsumedCapacity(capacity())
                .returnValues(values.one(List.of("NONE", "ALL_OLD")));
        if (values.oneIn(4)) {
            var expected = legacy.expected();
            request.expected(expected).conditionalOperator(legacy.operator(expected));
        } else if (values.oneIn(2)) {
            var expressions = expressions();
            request.conditionExpression(expressions.condition())
                    .expressionAttributeNames(expressions.names())
                    .expressionAttributeValues(expressions.values());
        }
        return request.build();
    }

    private GetItemRequest get() {
        var table = table();
        var request = GetItemRequest.builder()
                .tableName(table)
                .key(key(table))
                .consistentRead(random.nextBoolean())
                .returnConsumedCapacity(capacity());
        if (values.oneIn(4)) {
            request.attributesToGet(legacy.attributes());
        } else if (values.oneIn(2)) {
            var expressions = expressions();
            request.projectionExpression(expressions.projection()).expressionAttributeNames(expressions.names());
        }
        return request.build();
    }

    private QueryRequest query() {
        return values.oneIn(4) ? legacyQuery() : queryByExpressions();
    }

    private QueryRequest legacyQuery() {
        var request = QueryRequest.builder().returnConsumedCapacity(capacity()).scanIndexForward(random.nextBoolean());
        var hash = AttributeValue.fromS("p" + random.nextInt(8));
        var number = AttributeValue.fromN(Integer.toString(random.nextInt(6)));
        switch (random.nextInt(4)) {
            case 0 -> request.tableName(SIMPLE).keyConditions(legacy.keys("pk", hash, "", number));
            case 1 ->
                request.tableName(SORTED).indexName("local").keyConditions(legacy.keys("pk", hash, "a", values.s()));
            default -> request.tableName(SORTED).keyConditions(legacy.keys("pk", hash, "sk", number));
        }
        if (values.oneIn(3)) {
            var filter = legacy.filter();
            request.queryFilter(filter).conditionalOperator(legacy.operator(filter));
        }
        if (values.oneIn(4)) {
            request.attributesToGet(legacy.attributes());
        }
        return request.build();
    }

    private QueryRequest queryByExpressions() {
        var expressions = expressions();
        var request = QueryRequest.builder().returnConsumedCapacity(capacity()).scanIndexForward(random.nextBoolean());
        var hash = AttributeValue.fromS("p" + random.nextInt(8));
        var number = AttributeValue.fromN(Integer.toString(random.nextInt(6)));
        switch (random.nextInt(6)) {
            case 0 ->
                request.tableName(SIMPLE).keyConditionExpression(expressions.keyCondition("pk", hash, null, number));
            case 1 ->
                request.tableName(SORTED)
                        .indexName("local")
                        .keyConditionExpression(expressions.keyCondition("pk", hash, "a", values.s()));
            case 2 ->
                request.tableName(SORTED)
                        .indexName("global")
                        .keyConditionExpression(expressions.keyCondition("a", values.s(), "sk", number));
            case 3 ->
                request.tableName(SORTED)
                        .keyConditionExpression(expressions.keyCondition("pk", hash, "sk", values.any()));
            default ->
                request.tableName(SORTED).keyConditionExpression(expressions.keyCondition("pk", hash, "sk", number));
        }
        if (values.oneIn(3)) {
            request.filterExpression(expressions.condition());
        }
        if (values.oneIn(4)) {
            request.projectionExpression(expressions.projection());
        } else if (values.oneIn(4)) {
            request.select(values.one(List.of("COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES")));
        }
        if (values.oneIn(3)) {
            request.limit(random.nextInt(4));
        }
        return request.expressionAttributeNames(expressions.names())
                .expressionAttributeValues(expressions.values())
                .build();
    }

    private ScanRequest scan() {
        return values.oneIn(4) ? legacyScan() : scanByExpressions();
    }

    private ScanRequest legacyScan() {
        var filter = legacy.filter();
        var request = ScanRequest.builder()
                .tableName(table())
                .returnConsumedCapacity(capacity())
                .scanFilter(filter)
                .conditionalOperator(legacy.operator(filter));
        if (values.oneIn(4)) {
            request.attributesToGet(legacy.attributes());
        }
        return request.build();
    }

    private ScanRequest scanByExpressions() {
        var expressions = expressions();
        var request = ScanRequest.builder().returnConsumedCapacity(capacity());
        if (values.oneIn(3)) {
            request.tableName(SORTED).indexName(values.one(List.of("local", "global")));
        } else {
            request.tableName(table());
        }
        if (values.oneIn(2)) {
            request.filterExpression(expressions.condition());
        }
        if (values.oneIn(4)) {
            request.projectionExpression(expressions.projection());
        } else if (values.oneIn(4)) {
            request.select("COUNT");
        }
        return request.expressionAttributeNames(expressions.names())
                .expressionAttributeValues(expressions.values())
                .build();
    }

    private BatchGetItemRequest batchGet() {
        var wanted = new LinkedHashMap<String, KeysAndAttributes>();
        for (var table : List.of(SIMPLE, SORTED)) {
            var keys = new ArrayList<Map<String, AttributeValue>>();
            for (var i = random.nextInt(4); i >= 0; i--) {
                keys.add(key(table));
            }
            wanted.put(table, KeysAndAttributes.builder().keys(keys).build());
        }
        return BatchGetItemRequest.builder()
                .requestItems(wanted)
                .returnConsumedCapacity(capacity())
                .build();
    }

    private BatchWriteItemRequest batchWrite() {
        var writes = new LinkedHashMap<String, List<WriteRequest>>();
        for (var table : List.of(SIMPLE, SORTED)) {
            var each = new ArrayList<WriteRequest>();
            for (var i = random.nextInt(3); i >= 0; i--) {
                each.add(
                        random.nextBoolean()
                                ? WriteRequest.builder()
                                        .putRequest(put -> put.item(item(table)))
                                        .build()
                                : WriteRequest.builder()
                                        .deleteRequest(delete -> delete.key(key(table)))
                                        .build());
            }
            writes.put(table, each);
        }
        return BatchWriteItemRequest.builder()
                .requestItems(writes)
                .returnConsumedCapacity(capacity())
                .build();
    }
}
