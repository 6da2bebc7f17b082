package lyceum.tables.capacity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What one call consumes, table by table and index by index. Used by one thread. */
public final class Meter {
    private final Map<String, Usage> tables = new LinkedHashMap<>();

    /** Counts reads of a table. */
    public void readTable(String table, double units) {
        usage(table).add(usage(table).table, units, true);
    }

    /** Counts writes to a table. */
    public void writeTable(String table, double units) {
        usage(table).add(usage(table).table, units, false);
    }

    /** Counts reads of an index. */
    public void readIndex(String table, String index, boolean global, double units) {
        usage(table).add(usage(table).index(index, global), units, true);
    }

    /** Counts writes to an index. */
    public void writeIndex(String table, String index, boolean global, double units) {
        usage(table).add(usage(table).index(index, global), units, false);
    }

    /** What was consumed so far, one entry for each table. */
    public List<ConsumedCapacity> consumed(@Nullable ReturnConsumedCapacity detail, boolean split) {
        return tables.entrySet().stream()
                .map(each -> each.getValue().describe(each.getKey(), detail == ReturnConsumedCapacity.INDEXES, split))
                .toList();
    }

    /** The entries to answer with, or null if the caller did not ask. */
    public @Nullable List<ConsumedCapacity> answer(@Nullable ReturnConsumedCapacity detail) {
        return asked(detail) ? consumed(detail, false) : null;
    }

    /** As {@link #answer}, with reads and writes apart, as transactions show them. */
    public @Nullable List<ConsumedCapacity> answerSplit(@Nullable ReturnConsumedCapacity detail) {
        return asked(detail) ? consumed(detail, true) : null;
    }

    /** The entry of the only table, or null if the caller did not ask. */
    public @Nullable ConsumedCapacity answerOne(@Nullable ReturnConsumedCapacity detail) {
        var answer = answer(detail);
        return answer == null || answer.isEmpty() ? null : answer.getFirst();
    }

    private static boolean asked(@Nullable ReturnConsumedCapacity detail) {
        return detail == ReturnConsumedCapacity.TOTAL || detail == ReturnConsumedCapacity.INDEXES;
    }

    private Usage usage(String table) {
        return tables.computeIfAbsent(table, _ -> new Usage());
    }
}
