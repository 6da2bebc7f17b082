package lyceum.tables;

import static lyceum.tables.Items.attribute;
import static lyceum.tables.Items.hash;
import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** No projection, filter or update may go inside a key attribute; the condition of a write may ask. */
class KeyPathsTest {
    private final Tables tables = Tables.inMemory();
    private final DynamoDbClient client = tables.client();

    @BeforeEach
    void createTable() {
        client.createTable(table -> table.tableName("things")
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S), attribute("a", ScalarAttributeType.S))
                .keySchema(hash("pk"))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("by-a")
                        .keySchema(hash("a"))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build())
                .billingMode("PAY_PER_REQUEST"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void insideAKeyThereIsNothing() {
        for (var path : List.of("pk.x", "pk[0]", "a.x", "a[0].y")) {
            var kind = path.startsWith("pk") ? "Key: pk" : "IndexKey: a";
            assertThat(calls(path)).allSatisfy(call -> assertThat(invalid(call))
                    .isEqualTo("Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
                            + " allowed: " + kind));
        }
    }

    @Test
    void aConditionMayAskForWhatIsNotThere() {
        client.putItem(request -> request.tableName("things")
                .item(item("pk", s("k"), "a", s("v")))
                .conditionExpression("attribute_not_exists(a.x)"));
        assertThat(client.scan(request -> request.tableName("things")).count()).isEqualTo(1);
    }

    private Stream<ThrowingCallable> calls(String path) {
        var key = item("pk", s("k"));
        return Stream.of(
                () -> client.getItem(
                        request -> request.tableName("things").key(key).projectionExpression(path)),
                () -> client.scan(request ->
                        request.tableName("things").filterExpression("b = c OR NOT size(" + path + ") IN (d)")),
                () -> client.query(request -> request.tableName("things")
                        .keyConditionExpression("pk = :p")
                        .projectionExpression("b, " + path)
                        .expressionAttributeValues(item(":p", s("k")))),
                () -> client.updateItem(request -> request.tableName("things")
                        .key(key)
                        .updateExpression("SET b = if_not_exists(" + path + ", :v)")
                        .expressionAttributeValues(item(":v", s("v")))));
    }
}
