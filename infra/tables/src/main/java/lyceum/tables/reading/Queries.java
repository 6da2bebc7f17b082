package lyceum.tables.reading;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.index.KeyRange;
import lyceum.tables.index.QueryRange;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.legacy.LegacyConditions;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Index;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.KeyPaths;
import lyceum.tables.validation.LegacyWords;
import lyceum.tables.validation.Parameters;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Query and Scan. */
public final class Queries {
    private static final int MOST_SEGMENTS = 1_000_000;

    private final Storage storage;
    private final Catalog catalog;

    public Queries(Storage storage, Catalog catalog) {
        this.storage = storage;
        this.catalog = catalog;
    }

    /** Answers a Query. */
    public QueryResponse query(QueryRequest request, Meter meter) {
        var search = SearchParameters.of(request);
        if (search.filter() != null) {
            LegacyConditions.checkOperator(search.conditionalOperator(), search.filter());
        }
        var constraints = new Constraints()
                .tableName(request.tableName())
                .name("indexName", request.indexName())
                .unshown(
                        request.limit() == null || request.limit() >= 1,
                        "Limit",
                        "Member must have value greater than or equal to 1");
        checkMembers(constraints, search, request.returnConsumedCapacityAsString(), request.selectAsString());
        var forward = !Boolean.FALSE.equals(request.scanIndexForward());
        var page = page(search, new Walk(0, 1, forward, request.limit()), meter);
        return QueryResponse.builder()
                .items(page.items())
                .count(page.matched())
                .scannedCount(page.scanned())
                .lastEvaluatedKey(page.lastKey())
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    /** Answers a Scan. */
    public ScanResponse scan(ScanRequest request, Meter meter) {
        var search = SearchParameters.of(request);
        var constraints = new Constraints()
                .tableName(request.tableName())
                .name("indexName", request.indexName())
                .atLeast("limit", request.limit(), 1)
                .atLeast("segment", request.segment(), 0)
                .atLeast("totalSegments", request.totalSegments(), 1)
                .atMost("totalSegments", request.totalSegments(), MOST_SEGMENTS)
                .oneOf("conditionalOperator", request.conditionalOperatorAsString(), List.of("OR", "AND"));
        checkMembers(constraints, search, request.returnConsumedCapacityAsString(), request.selectAsString());
        checkSegments(request);
        var segment = request.segment() == null ? 0 : request.segment();
        var of = request.totalSegments() == null ? 1 : request.totalSegments();
        var page = page(search, new Walk(segment, of, true, request.limit()), meter);
        return ScanResponse.builder()
                .items(page.items())
                .count(page.matched())
                .scannedCount(page.scanned())
                .lastEvaluatedKey(page.lastKey())
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    private static void checkMembers(
            Constraints constraints, SearchParameters search, @Nullable String capacity, @Nullable String select) {
        Parameters.returnConsumedCapacity(constraints, capacity);
        Parameters.select(constraints, select);
        Parameters.attributesToGet(constraints, "attributesToGet", search.attributesToGet());
        LegacyWords.checkConditions(constraints, "keyConditions", search.keyConditions());
        LegacyWords.checkConditions(constraints, search.query() ? "queryFilter" : "scanFilter", search.filter());
        constraints.check();
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

    /** How to go through a table or index: what part of it, which way, and how far. */
    private record Walk(
            int segment, int of, boolean forward, @Nullable Integer limit) {}

    private Page page(SearchParameters search, Walk walk, Meter meter) {
        var intent = search.intent();
        var table = catalog.require(search.tableName());
        var index = Selection.index(table, search.indexName(), search.consistent());
        var whole = intent.key() == null
                ? StorageKeys.segment(table, index, walk.segment, walk.of)
                : QueryRange.of(table, index, intent.key());
        KeyPaths.check(table, intent.projection());
        var wholeItems = Selection.needsWholeItems(table, index, search.select(), intent.projection());
        if (search.query()) {
            Selection.checkFilter(intent.filter(), index == null ? table.key() : index.key(), search.filterParameter());
        }
        KeyPaths.check(table, intent.filter());
        var range = intent.start() == null
                ? whole
                : whole.beyond(place(table, index, intent.start(), whole, search.query()), walk.forward);
        var plan = new Page.Plan(
                table,
                index,
                range,
                walk.forward,
                walk.limit == null ? 0 : walk.limit,
                intent.filter(),
                intent.projection(),
                wholeItems,
                search.consistent(),
                search.select() == Select.COUNT);
        return Page.read(plan, storage, meter);
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
