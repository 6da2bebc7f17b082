package lyceum.courses.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.courses.CourseSummary;
import lyceum.courses.blobs.Gzip;
import lyceum.courses.table.Bodies;
import lyceum.courses.table.Bodies.Body;
import lyceum.courses.table.Keys;
import lyceum.courses.table.Writes;
import lyceum.platform.Json;
import lyceum.platform.http.Claim;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbIndex;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.DeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The catalogue in the table, large contents in the bucket. */
public final class DynamoCatalogue implements Catalogue {
    /** How often a batch is asked for what it left out: it answers at most 16 MB, and less when the table is throttled. */
    private static final int ATTEMPTS = 8;

    private static final Expression ABSENT =
            Expression.builder().expression("attribute_not_exists(PK)").build();

    private final DynamoDbEnhancedClient dynamo;
    private final DynamoDbTable<CourseItem> table;
    private final DynamoDbIndex<CourseItem> listing;
    private final Writes writes;
    private final Bodies bodies;

    public DynamoCatalogue(DynamoDbEnhancedClient dynamo, String table, Writes writes, Bodies bodies) {
        this.dynamo = dynamo;
        this.table = dynamo.table(table, CourseItem.SCHEMA);
        this.listing = this.table.index(Keys.LISTING);
        this.writes = writes;
        this.bodies = bodies;
    }

    @Override
    public boolean add(Course course, Optional<Claim> claim) {
        Body body = store(course);
        boolean added;
        try {
            added = writes.put(table, CourseItem.class, CourseItem.of(course, body), ABSENT, claim);
        } catch (Claim.Taken taken) {
            bodies.discard(body);
            throw taken;
        }
        if (!added) {
            bodies.discard(body);
        }
        return added;
    }

    @Override
    public Optional<Course> find(String organisation, String id) {
        return item(organisation, id).map(this::course);
    }

    @Override
    public Optional<Long> version(String organisation, String id) {
        return item(organisation, id).map(CourseItem::version);
    }

    @Override
    public List<Course> findAll(String organisation, List<String> ids) {
        var pending = ids.stream()
                .filter(Keys::wellFormed)
                .distinct()
                .map(id -> Keys.course(organisation, id))
                .toList();
        var found = new ArrayList<Course>();
        for (int attempt = 0; !pending.isEmpty(); attempt++) {
            pending = batch(pending, found, attempt);
        }
        return found;
    }

    @Override
    public boolean replace(Course next) {
        Body body = store(next);
        var put = PutItemEnhancedRequest.builder(CourseItem.class)
                .item(CourseItem.of(next, body))
                .conditionExpression(at(next.version() - 1))
                .returnValues(ReturnValue.ALL_OLD)
                .build();
        try {
            CourseItem old = table.putItemWithResponse(put).attributes();
            bodies.discard(old.body());
            return true;
        } catch (ConditionalCheckFailedException conflict) {
            bodies.discard(body);
            return false;
        }
    }

    @Override
    public boolean publish(Course next, Optional<Claim> claim) {
        return writes.update(table, CourseItem.class, CourseItem.published(next), at(next.version() - 1), claim);
    }

    @Override
    public Removal remove(String organisation, String id, long version) {
        if (!Keys.wellFormed(id)) {
            return Removal.MISSING;
        }
        var delete = DeleteItemEnhancedRequest.builder()
                .key(Keys.course(organisation, id))
                .conditionExpression(at(version))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            bodies.discard(table.deleteItem(delete).body());
            return Removal.DONE;
        } catch (ConditionalCheckFailedException refused) {
            return refused.hasItem() && !refused.item().isEmpty() ? Removal.CONFLICT : Removal.MISSING;
        }
    }

    @Override
    public Page list(String organisation, int limit, Optional<String> after) {
        var query = QueryEnhancedRequest.builder()
                .queryConditional(QueryConditional.keyEqualTo(key -> key.partitionValue(Keys.courses(organisation))))
                .scanIndexForward(false)
                .limit(limit + 1);
        after.ifPresent(id -> query.exclusiveStartKey(position(organisation, id)));
        List<CourseSummary> found = listing.query(query.build()).iterator().next().items().stream()
                .map(CourseItem::summary)
                .toList();
        return new Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /** The attributes of a small course, as its item has them. */
    public static Map<String, AttributeValue> attributes(Course course) {
        Body body = Body.of(Gzip.pack(course.content()), null);
        return CourseItem.SCHEMA.itemToMap(CourseItem.of(course, body), true);
    }

    private Optional<CourseItem> item(String organisation, String id) {
        return Keys.wellFormed(id)
                ? Optional.ofNullable(table.getItem(
                        get -> get.key(Keys.course(organisation, id)).consistentRead(true)))
                : Optional.empty();
    }

    private Course course(CourseItem item) {
        return item.course(bodies.load(item.body()));
    }

    private Body store(Course course) {
        return bodies.store("courses/" + course.organisation() + "/" + course.id() + "/", Json.bytes(course.content()));
    }

    /** Reads what it can of {@code keys} into {@code found}; answers those that the table had no time for. */
    private List<Key> batch(List<Key> keys, List<Course> found, int attempt) {
        if (attempt == ATTEMPTS) {
            throw new IllegalStateException(
                    "The table left " + keys.size() + " courses unread " + ATTEMPTS + " times.");
        }
        var batch = ReadBatch.builder(CourseItem.class).mappedTableResource(table);
        keys.forEach(key -> batch.addGetItem(get -> get.key(key).consistentRead(true)));
        var page = dynamo.batchGetItem(BatchGetItemEnhancedRequest.builder()
                        .readBatches(batch.build())
                        .build())
                .iterator()
                .next();
        page.resultsForTable(table).forEach(item -> found.add(course(item)));
        return page.unprocessedKeysForTable(table);
    }

    private static Expression at(long version) {
        return Expression.builder()
                .expression("version = :before")
                .putExpressionValue(":before", AttributeValue.fromN(Long.toString(version)))
                .build();
    }

    private static Map<String, AttributeValue> position(String organisation, String id) {
        Key key = Keys.course(organisation, id);
        return Map.of(
                Keys.PK, key.partitionKeyValue(),
                Keys.SK, key.sortKeyValue().orElseThrow(),
                Keys.LISTING_PK, AttributeValue.fromS(Keys.courses(organisation)),
                Keys.LISTING_SK, AttributeValue.fromS(id));
    }
}
