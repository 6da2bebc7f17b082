package lyceum.tables;

import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Scans, whole and in segments, through both doors on both storages. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class ScanTest {
    private final DynamoDbClient client;
    private final IndexedTable indexed;
    private final String table;

    ScanTest(Store store) {
        client = store.client();
        indexed = new IndexedTable(store);
        table = indexed.name();
    }

    @Test
    void aScanMeetsEveryItemOnceAndSegmentsShareThemOut() {
        IntStream.range(0, 200).forEach(i -> indexed.put("pk", s("p" + i), "sk", n(i)));
        var seen = new ArrayList<String>();
        for (var page : client.scanPaginator(request -> request.tableName(table).limit(17))) {
            page.items().forEach(item -> seen.add(item.getOrDefault("pk", s("")).s()));
        }
        assertThat(seen).hasSize(200).doesNotHaveDuplicates();

        var parts = IntStream.range(0, 3)
                .mapToObj(i -> client.scan(request ->
                        request.tableName(table).segment(i).totalSegments(3).select(Select.COUNT)))
                .map(page -> page.count())
                .toList();
        assertThat(parts).allMatch(count -> count > 30);
        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
    }

    @Test
    void aScanMayFilterByKeys() {
        indexed.putNumbers("a", 1, 5);
        var page = client.scan(request -> request.tableName(table)
                .filterExpression("sk > :three")
                .expressionAttributeValues(item(":three", n(3))));
        assertThat(page.count()).isEqualTo(2);
        assertThat(page.scannedCount()).isEqualTo(5);
    }
}
