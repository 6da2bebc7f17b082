package lyceum.courses.jobs;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import java.util.Objects;
import java.util.Optional;
import lyceum.contract.courses.Outline;
import lyceum.courses.blobs.Gzip;
import lyceum.courses.table.Keys;
import lyceum.platform.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;

/**
 * A job as the table holds it: what is asked for as attributes, the rest as one JSON document, and the outline apart, so that
 * lists need not read it. An ended job leaves the index of active ones.
 */
final class JobItem {
    /** The attribute with all of a job but its outline. */
    static final String DOCUMENT = "job";

    static final TableSchema<JobItem> SCHEMA = StaticTableSchema.builder(JobItem.class)
            .newItemSupplier(JobItem::new)
            .addAttribute(String.class, a -> a.name(Keys.PK)
                    .getter(item -> item.pk)
                    .setter((item, value) -> item.pk = value)
                    .tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK)
                    .getter(item -> item.sk)
                    .setter((item, value) -> item.sk = value)
                    .tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name(Keys.ACTIVE_PK)
                    .getter(item -> item.activePk)
                    .setter((item, value) -> item.activePk = value)
                    .tags(secondaryPartitionKey(Keys.ACTIVE)))
            .addAttribute(String.class, a -> a.name(Keys.ACTIVE_SK)
                    .getter(item -> item.activeSk)
                    .setter((item, value) -> item.activeSk = value)
                    .tags(secondarySortKey(Keys.ACTIVE)))
            .addAttribute(
                    String.class,
                    a -> a.name("kind").getter(item -> item.kind).setter((item, value) -> item.kind = value))
            .addAttribute(
                    String.class,
                    a -> a.name("state").getter(item -> item.state).setter((item, value) -> item.state = value))
            .addAttribute(Long.class, a -> a.name("revision")
                    .getter(item -> item.revision)
                    .setter((item, value) -> item.revision = value))
            .addAttribute(
                    String.class,
                    a -> a.name(DOCUMENT).getter(item -> item.document).setter((item, value) -> item.document = value))
            .addAttribute(
                    byte[].class,
                    a -> a.name("outline").getter(item -> item.outline).setter((item, value) -> item.outline = value))
            .addAttribute(Long.class, a -> a.name(Keys.EXPIRES_AT)
                    .getter(item -> item.expiresAt)
                    .setter((item, value) -> item.expiresAt = value))
            .build();

    private @Nullable String pk;
    private @Nullable String sk;
    private @Nullable String activePk;
    private @Nullable String activeSk;
    private @Nullable String kind;
    private @Nullable String state;
    private @Nullable Long revision;
    private @Nullable String document;
    private byte @Nullable [] outline;
    private @Nullable Long expiresAt;

    private JobItem() {}

    static JobItem of(Job job) {
        var key = Keys.job(job.organisation(), job.id());
        var item = new JobItem();
        item.pk = key.partitionKeyValue().s();
        item.sk = key.sortKeyValue().orElseThrow().s();
        if (!job.state().ended()) {
            item.activePk = Keys.active(job.id());
            item.activeSk = Keys.due(job.lifeline().checkAt(), job.id());
        }
        item.kind = job.kind().word();
        item.state = job.state().word();
        item.revision = job.revision();
        item.document = Json.text(job.withoutOutline());
        item.outline = job.outline().map(Gzip::pack).orElse(null);
        item.expiresAt = job.times()
                .endedAt()
                .map(ended -> ended.plus(Job.KEPT).getEpochSecond())
                .orElse(null);
        return item;
    }

    Job job() {
        Job job = Json.read(Objects.requireNonNull(document), Job.class);
        return Optional.ofNullable(outline)
                .map(packed -> job.planned(Gzip.unpack(packed, Outline.class)))
                .orElse(job);
    }

    Jobs.JobKey key() {
        return new Jobs.JobKey(
                Keys.organisationIn(Objects.requireNonNull(pk)), sortKey().substring(Keys.JOB.length()));
    }

    String sortKey() {
        return Objects.requireNonNull(sk);
    }
}
