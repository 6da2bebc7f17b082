package lyceum.tables;

import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What only an asynchronous client has: futures, publishers, and the asynchronous Enhanced Client. */
class AsyncClientTest {
    private final Tables tables = Tables.inMemory();
    private final DynamoDbAsyncClient client = tables.asyncClient();

    @BeforeEach
    void createTable() {
        tables.client()
                .createTable(Items.sortedTable("things", ScalarAttributeType.N).build());
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private CompletableFuture<?> put(int sk) {
        return client.putItem(request -> request.tableName("things").item(item("pk", s("a"), "sk", n(sk))));
    }

    @Test
    void manyCallsRunAtOnceAndPublishersWalkThePages() {
        CompletableFuture.allOf(IntStream.range(0, 50).mapToObj(this::put).toArray(CompletableFuture[]::new))
                .join();
        var seen = new ArrayList<String>();
        client.queryPaginator(request -> request.tableName("things")
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(item(":p", s("a")))
                        .limit(7))
                .items()
                .subscribe(item -> seen.add(item.getOrDefault("sk", n(-1)).n()))
                .join();
        assertThat(seen)
                .isEqualTo(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
        try (var waiter = client.waiter()) {
            var ready = waiter.waitUntilTableExists(request -> request.tableName("things"))
                    .join();
            assertThat(ready.matched().response()).isPresent();
        }
    }

    @Test
    void aRefusalFailsTheFutureWithTheExceptionItself() {
        put(1).join();
        var again = client.putItem(request -> request.tableName("things")
                .item(item("pk", s("a"), "sk", n(1)))
                .conditionExpression("attribute_not_exists(pk)"));
        assertThat(again.handle((_, failure) -> failure).join()).isInstanceOf(ConditionalCheckFailedException.class);
    }

    /** A mutable thing to store, as the Enhanced Client wants it. */
    static final class Thing {
        private @Nullable String pk;
        private @Nullable Integer sk;
    }

    private static final TableSchema<Thing> SCHEMA = StaticTableSchema.builder(Thing.class)
            .newItemSupplier(Thing::new)
            .addAttribute(String.class, attribute -> attribute
                    .name("pk")
                    .getter(thing -> thing.pk)
                    .setter((thing, value) -> thing.pk = value)
                    .tags(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(Integer.class, attribute -> attribute
                    .name("sk")
                    .getter(thing -> thing.sk)
                    .setter((thing, value) -> thing.sk = value)
                    .tags(StaticAttributeTags.primarySortKey()))
            .build();

    @Test
    void theEnhancedAsyncClientWorksOnIt() {
        var things = DynamoDbEnhancedAsyncClient.builder()
                .dynamoDbClient(client)
                .build()
                .table("enhanced", SCHEMA);
        things.createTable().join();
        for (var i = 0; i < 5; i++) {
            var thing = new Thing();
            thing.pk = "a";
            thing.sk = i;
            things.putItem(thing).join();
        }
        var key = Key.builder().partitionValue("a").sortValue(3).build();
        assertThat(things.getItem(key).join().sk).isEqualTo(3);
        things.deleteItem(key).join();
        var rest = new ArrayList<Integer>();
        things.query(QueryConditional.keyEqualTo(
                        Key.builder().partitionValue("a").build()))
                .items()
                .subscribe(thing -> rest.add(thing.sk))
                .join();
        assertThat(rest).isEqualTo(List.of(0, 1, 2, 4));
    }
}
