package lyceum.performance.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Entries are written whole, also where DynamoDB takes a batch only in parts. */
class DynamoEntriesTest {
    private static final String TABLE = "performance";
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final Tables tables = Tables.inMemory();
    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void table() {
        TestTables.create(tables.client(), TABLE);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void sendsAgainWhatWasLeftUndone() {
        var entries = new DynamoEntries(TABLE, new Busy(tables.client(), 10), pauses::add);
        details(entries, 30).write();

        assertThat(entries.details(
                        IntStream.range(0, 30).mapToObj(i -> "req-" + i).toList()))
                .hasSize(30);
        assertThat(pauses).containsExactly(Duration.ofMillis(50), Duration.ofMillis(100));
    }

    @Test
    void givesUpWhenNothingIsTakenAnyMore() {
        var entries = new DynamoEntries(TABLE, new Busy(tables.client(), 0), pauses::add);

        assertThatThrownBy(() -> details(entries, 3).write()).isInstanceOf(IllegalStateException.class);
        assertThat(pauses).hasSize(5);
    }

    private static DynamoEntries.Batch details(DynamoEntries entries, int count) {
        var batch = entries.batch();
        for (int i = 0; i < count; i++) {
            batch.add("req-" + i, Detail.NONE, NOON);
        }
        return batch;
    }

    /** Takes so many writes of each batch. */
    private record Busy(DynamoDbClient real, int taken) implements DynamoDbClient {
        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            List<WriteRequest> asked =
                    request.requestItems().values().iterator().next();
            int done = Math.min(taken, asked.size());
            if (done > 0) {
                real.batchWriteItem(write -> write.requestItems(Map.of(TABLE, asked.subList(0, done))));
            }
            var left = asked.subList(done, asked.size());
            return BatchWriteItemResponse.builder()
                    .unprocessedItems(left.isEmpty() ? Map.of() : Map.of(TABLE, left))
                    .build();
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            return real.batchGetItem(request);
        }

        @Override
        public String serviceName() {
            return real.serviceName();
        }

        @Override
        public void close() {}
    }
}
