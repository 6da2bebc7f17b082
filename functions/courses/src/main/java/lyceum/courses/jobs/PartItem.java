package lyceum.courses.jobs;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import lyceum.courses.table.Keys;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;

/** A finished part of a job as the table holds it. */
final class PartItem {
    private static final Duration KEPT = Duration.ofDays(7);

    static final TableSchema<PartItem> SCHEMA = StaticTableSchema.builder(PartItem.class)
            .newItemSupplier(PartItem::new)
            .addAttribute(String.class, a -> a.name(Keys.PK)
                    .getter(item -> item.pk)
                    .setter((item, value) -> item.pk = value)
                    .tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK)
                    .getter(item -> item.sk)
                    .setter((item, value) -> item.sk = value)
                    .tags(primarySortKey()))
            .addAttribute(
                    byte[].class,
                    a -> a.name("content").getter(item -> item.content).setter((item, value) -> item.content = value))
            .addAttribute(Long.class, a -> a.name(Keys.EXPIRES_AT)
                    .getter(item -> item.expiresAt)
                    .setter((item, value) -> item.expiresAt = value))
            .build();

    private @Nullable String pk;
    private @Nullable String sk;
    private byte @Nullable [] content;
    private @Nullable Long expiresAt;

    private PartItem() {}

    static PartItem of(String jobId, Part part, Instant now) {
        var key = Keys.part(jobId, part.number());
        var item = new PartItem();
        item.pk = key.partitionKeyValue().s();
        item.sk = key.sortKeyValue().orElseThrow().s();
        item.content = part.content();
        item.expiresAt = now.plus(KEPT).getEpochSecond();
        return item;
    }

    Part part() {
        return new Part(Keys.partIn(Objects.requireNonNull(sk)), Objects.requireNonNull(content));
    }
}
