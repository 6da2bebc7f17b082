package lyceum.courses.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import lyceum.courses.table.Keys;
import lyceum.courses.table.Writes;
import lyceum.platform.http.Claim;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbIndex;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The jobs in the table. */
public final class DynamoJobs implements Jobs {
    private static final Expression ABSENT =
            Expression.builder().expression("attribute_not_exists(PK)").build();
    private static final int DUE_PER_SHARD = 100;

    private final DynamoDbTable<JobItem> jobs;
    private final DynamoDbTable<PartItem> parts;
    private final DynamoDbIndex<JobItem> active;
    private final Writes writes;

    public DynamoJobs(DynamoDbEnhancedClient dynamo, String table, Writes writes) {
        this.jobs = dynamo.table(table, JobItem.SCHEMA);
        this.parts = dynamo.table(table, PartItem.SCHEMA);
        this.active = jobs.index(Keys.ACTIVE);
        this.writes = writes;
    }

    @Override
    public void add(Job job, Optional<Claim> claim) {
        if (!writes.put(jobs, JobItem.class, JobItem.of(job), ABSENT, claim)) {
            throw new IllegalStateException("A new id names a job already.");
        }
    }

    @Override
    public Optional<Job> find(String organisation, String id) {
        return Keys.wellFormed(id)
                ? Optional.ofNullable(jobs.getItem(
                                get -> get.key(Keys.job(organisation, id)).consistentRead(true)))
                        .map(JobItem::job)
                : Optional.empty();
    }

    @Override
    public boolean save(Job next, Optional<Claim> claim) {
        return writes.put(jobs, JobItem.class, JobItem.of(next), before(next), claim);
    }

    @Override
    public boolean save(Job next, Part part) {
        var item = PartItem.of(next.id(), part, next.times().updatedAt());
        return writes.put(jobs, JobItem.of(next), before(next), parts, item);
    }

    @Override
    public List<Part> parts(String jobId) {
        var query = QueryEnhancedRequest.builder()
                .queryConditional(QueryConditional.sortBeginsWith(
                        key -> key.partitionValue(Keys.parts(jobId)).sortValue(Keys.PART)))
                .consistentRead(true)
                .build();
        return parts.query(query).items().stream().map(PartItem::part).toList();
    }

    /** One call: with a filter the table looks through as much as one call may, without one at a page and one more. */
    @Override
    public Listing list(String organisation, Filter filter, int limit, Optional<String> after) {
        var query = QueryEnhancedRequest.builder()
                .queryConditional(QueryConditional.sortBeginsWith(key ->
                        key.partitionValue(Keys.organisation(organisation)).sortValue(Keys.JOB)))
                .scanIndexForward(false)
                .consistentRead(true)
                .attributesToProject(Keys.PK, Keys.SK, JobItem.DOCUMENT);
        after.ifPresent(sortKey -> query.exclusiveStartKey(Map.of(
                Keys.PK, AttributeValue.fromS(Keys.organisation(organisation)),
                Keys.SK, AttributeValue.fromS(sortKey))));
        expression(filter).ifPresentOrElse(query::filterExpression, () -> query.limit(limit + 1));
        return listing(jobs.query(query.build()).iterator().next(), limit);
    }

    @Override
    public List<JobKey> due(Instant now) {
        return IntStream.range(0, Keys.ACTIVE_SHARDS)
                .mapToObj(shard -> due(shard, now))
                .flatMap(List::stream)
                .toList();
    }

    /** The attributes of a job, as its item has them. */
    public static Map<String, AttributeValue> attributes(Job job) {
        return JobItem.SCHEMA.itemToMap(JobItem.of(job), true);
    }

    private List<JobKey> due(int shard, Instant now) {
        var query = QueryEnhancedRequest.builder()
                .queryConditional(QueryConditional.sortLessThan(
                        key -> key.partitionValue(Keys.active(shard)).sortValue(Keys.due(now))))
                .limit(DUE_PER_SHARD)
                .build();
        return active.query(query).iterator().next().items().stream()
                .map(JobItem::key)
                .toList();
    }

    private static Listing listing(Page<JobItem> found, int limit) {
        List<JobItem> items = found.items();
        var shown = items.subList(0, Math.min(limit, items.size()));
        Optional<String> next = items.size() > limit
                ? Optional.of(shown.getLast().sortKey())
                : Optional.ofNullable(found.lastEvaluatedKey())
                        .filter(key -> !key.isEmpty())
                        .map(key -> Objects.requireNonNull(key.get(Keys.SK)).s());
        return new Listing(shown.stream().map(JobItem::job).toList(), next);
    }

    private static Expression before(Job next) {
        return Expression.builder()
                .expression("revision = :before")
                .putExpressionValue(":before", AttributeValue.fromN(Long.toString(next.revision() - 1)))
                .build();
    }

    private static Optional<Expression> expression(Filter filter) {
        var terms = new ArrayList<String>();
        var expression = Expression.builder();
        filter.state().ifPresent(state -> {
            terms.add("#state = :state");
            expression
                    .putExpressionName("#state", "state")
                    .putExpressionValue(":state", AttributeValue.fromS(state.word()));
        });
        filter.kind().ifPresent(kind -> {
            terms.add("kind = :kind");
            expression.putExpressionValue(":kind", AttributeValue.fromS(kind.word()));
        });
        return terms.isEmpty()
                ? Optional.empty()
                : Optional.of(expression.expression(String.join(" AND ", terms)).build());
    }
}
