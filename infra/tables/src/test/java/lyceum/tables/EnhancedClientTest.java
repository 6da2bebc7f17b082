package lyceum.tables;

import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.extensions.AtomicCounterExtension;
import software.amazon.awssdk.enhanced.dynamodb.extensions.VersionedRecordExtension;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The SDK's Enhanced Client with static schemas, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class EnhancedClientTest {
    private final Store store;
    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<Course> courses;

    EnhancedClientTest(Store store) {
        this.store = store;
        client = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(store.client())
                .extensions(
                        VersionedRecordExtension.builder().build(),
                        AtomicCounterExtension.builder().build())
                .build();
        courses = client.table(store.freshName(), SCHEMA);
        courses.createTable(request -> request.globalSecondaryIndices(index -> index.indexName("by-title")
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .provisionedThroughput(
                                units -> units.readCapacityUnits(1L).writeCapacityUnits(1L)))
                .provisionedThroughput(units -> units.readCapacityUnits(1L).writeCapacityUnits(1L)));
    }

    /** A mutable thing to store, as the Enhanced Client wants it. */
    static final class Course {
        private @Nullable String organisation;
        private @Nullable String id;
        private @Nullable String title;
        private @Nullable List<String> lessons;
        private @Nullable Long version;
        private @Nullable Long visits;
    }

    private static final TableSchema<Course> SCHEMA = StaticTableSchema.builder(Course.class)
            .newItemSupplier(Course::new)
            .addAttribute(String.class, attribute -> attribute
                    .name("organisation")
                    .getter(course -> course.organisation)
                    .setter((course, value) -> course.organisation = value)
                    .tags(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(String.class, attribute -> attribute
                    .name("id")
                    .getter(course -> course.id)
                    .setter((course, value) -> course.id = value)
                    .tags(StaticAttributeTags.primarySortKey()))
            .addAttribute(String.class, attribute -> attribute
                    .name("title")
                    .getter(course -> course.title)
                    .setter((course, value) -> course.title = value)
                    .tags(StaticAttributeTags.secondaryPartitionKey("by-title")))
            .addAttribute(EnhancedType.listOf(String.class), attribute -> attribute
                    .name("lessons")
                    .getter(course -> course.lessons)
                    .setter((course, value) -> course.lessons = value))
            .addAttribute(Long.class, attribute -> attribute
                    .name("version")
                    .getter(course -> course.version)
                    .setter((course, value) -> course.version = value)
                    .tags(VersionedRecordExtension.AttributeTags.versionAttribute()))
            .addAttribute(Long.class, attribute -> attribute
                    .name("visits")
                    .getter(course -> course.visits)
                    .setter((course, value) -> course.visits = value)
                    .tags(StaticAttributeTags.atomicCounter()))
            .build();

    private static Course course(String id, String title) {
        var course = new Course();
        course.organisation = "org";
        course.id = id;
        course.title = title;
        return course;
    }

    private Course get(String id) {
        return courses.getItem(key(id));
    }

    private static Key key(String id) {
        return Key.builder().partitionValue("org").sortValue(id).build();
    }

    @Test
    void recordsAreVersionedAndAStaleWriteFails() {
        var course = course("1", "First");
        course.lessons = List.of("a", "b");
        courses.putItem(course);
        var read = get("1");
        assertThat(read.lessons).containsExactly("a", "b");
        assertThat(read.version).isEqualTo(1L);

        read.title = "Second";
        var updated = courses.updateItem(read);
        assertThat(updated.version).isEqualTo(2L);
        assertThat(updated.title).isEqualTo("Second");
        assertThatThrownBy(() -> courses.updateItem(read)).isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void countersCountUpdates() {
        courses.updateItem(course("1", "One"));
        var first = get("1");
        var second = courses.updateItem(first);
        assertThat(List.of(first.visits, second.visits)).containsExactly(0L, 1L);
    }

    @Test
    void writesMayBeConditional() {
        var onlyNew = Expression.builder()
                .expression("attribute_not_exists(#id)")
                .putExpressionName("#id", "id")
                .build();
        var request = PutItemEnhancedRequest.builder(Course.class)
                .item(course("1", "One"))
                .conditionExpression(onlyNew)
                .build();
        courses.putItem(request);
        assertThatThrownBy(() -> courses.putItem(request)).isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void queriesGoOverPagesOfTableAndIndex() {
        IntStream.range(0, 12).forEach(i -> courses.putItem(course("%02d".formatted(i), i % 2 == 0 ? "even" : "odd")));
        var some = courses.query(request -> request.queryConditional(QueryConditional.sortBetween(key("03"), key("08")))
                .limit(2)
                .scanIndexForward(false));
        assertThat(some.items().stream().map(course -> course.id)).containsExactly("08", "07", "06", "05", "04", "03");
        var even = courses.index("by-title").query(request -> request.queryConditional(QueryConditional.keyEqualTo(
                        Key.builder().partitionValue("even").build()))
                .limit(4));
        assertThat(even.stream().flatMap(page -> page.items().stream())).hasSize(6);
        var filtered = courses.scan(request -> request.filterExpression(Expression.builder()
                .expression("title = :t")
                .putExpressionValue(":t", s("odd"))
                .build()));
        assertThat(filtered.items().stream()).hasSize(6);
    }

    @Test
    void batchesPutAndGet() {
        // Versions need conditions, which batches do not have.
        var plain = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(store.client())
                .extensions()
                .build();
        plain.batchWriteItem(request -> request.writeBatches(WriteBatch.builder(Course.class)
                .mappedTableResource(plain.table(courses.tableName(), SCHEMA))
                .addPutItem(course("1", "One"))
                .addPutItem(course("2", "Two"))
                .build()));
        var pages = client.batchGetItem(request -> request.readBatches(ReadBatch.builder(Course.class)
                .mappedTableResource(courses)
                .addGetItem(key("1"))
                .addGetItem(key("2"))
                .addGetItem(key("3"))
                .build()));
        assertThat(pages.resultsForTable(courses).stream().map(course -> course.title))
                .containsExactlyInAnyOrder("One", "Two");
    }

    @Test
    void transactionsWriteAllOrNothing() {
        client.transactWriteItems(
                request -> request.addPutItem(courses, course("1", "One")).addPutItem(courses, course("2", "Two")));
        var stale = course("1", "Stale");
        stale.version = 7L;
        assertThatThrownBy(() -> client.transactWriteItems(request ->
                        request.addPutItem(courses, course("3", "Three")).addUpdateItem(courses, stale)))
                .isInstanceOf(TransactionCanceledException.class);
        assertThat(courses.getItem(key("3"))).isNull();
        var read = client.transactGetItems(
                request -> request.addGetItem(courses, key("2")).addGetItem(courses, key("1")));
        assertThat(read.stream().map(document -> document.getItem(courses).title))
                .containsExactly("Two", "One");
    }
}
