package lyceum.tables;

import static lyceum.tables.Items.attribute;
import static lyceum.tables.Items.hash;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.range;
import static lyceum.tables.Items.s;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table with a numeric range, a local index by {@code day} and global ones by {@code kind}. */
final class IndexedTable {
    private final DynamoDbClient client;
    private final String name;

    IndexedTable(Store store) {
        client = store.client();
        name = store.freshName();
        client.createTable(Items.sortedTable(name, ScalarAttributeType.N)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.N),
                        attribute("day", ScalarAttributeType.S),
                        attribute("kind", ScalarAttributeType.S))
                .localSecondaryIndexes(LocalSecondaryIndex.builder()
                        .indexName("by-day")
                        .keySchema(hash("pk"), range("day"))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                                .indexName("by-kind")
                                .keySchema(hash("kind"), range("day"))
                                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                                .build(),
                        GlobalSecondaryIndex.builder()
                                .indexName("by-kind-lean")
                                .keySchema(hash("kind"))
                                .projection(projection -> projection
                                        .projectionType(ProjectionType.INCLUDE)
                                        .nonKeyAttributes("x"))
                                .build())
                .build());
    }

    String name() {
        return name;
    }

    void put(Object... namesAndValues) {
        client.putItem(request -> request.tableName(name).item(item(namesAndValues)));
    }

    void putNumbers(String pk, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> put("pk", s(pk), "sk", n(i), "odd", AttributeValue.fromBool(i % 2 != 0)));
    }

    QueryRequest.Builder query(String condition, Object... values) {
        return QueryRequest.builder()
                .tableName(name)
                .keyConditionExpression(condition)
                .expressionAttributeValues(item(values));
    }

    List<Integer> numbers(QueryRequest request) {
        return client.query(request).items().stream()
                .map(item -> Integer.valueOf(item.getOrDefault("sk", n(-999)).n()))
                .toList();
    }
}
