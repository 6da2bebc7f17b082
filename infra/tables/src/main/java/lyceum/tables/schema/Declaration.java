package lyceum.tables.schema;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** From a request to a table: names, ARNs, ids and times. */
public final class Declaration {
    private static final DateTimeFormatter STREAM_LABEL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final String arnPrefix;

    /** Declares tables of one account in one region. */
    public Declaration(InstantSource clock, String region, String account) {
        this.clock = clock;
        this.arnPrefix = "arn:aws:dynamodb:" + region + ":" + account + ":table/";
    }

    /** The table of a request that was checked. */
    public Table table(int number, CreateTableRequest request) {
        var arn = arnPrefix + request.tableName();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var description = TableDescription.builder()
                .tableName(request.tableName())
                .tableArn(arn)
                .tableId(UUID.randomUUID().toString())
                .tableStatus(TableStatus.ACTIVE)
                .creationDateTime(now)
                .attributeDefinitions(request.attributeDefinitions())
                .keySchema(request.keySchema())
                .provisionedThroughput(throughput(request.provisionedThroughput()))
                .deletionProtectionEnabled(Boolean.TRUE.equals(request.deletionProtectionEnabled()))
                .itemCount(0L)
                .tableSizeBytes(0L);
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
            description.billingModeSummary(
                    summary -> summary.billingMode(BillingMode.PAY_PER_REQUEST).lastUpdateToPayPerRequestDateTime(now));
        }
        if (request.hasLocalSecondaryIndexes()) {
            description.localSecondaryIndexes(request.localSecondaryIndexes().stream()
                    .map(each -> local(arn, each))
                    .toList());
        }
        if (request.hasGlobalSecondaryIndexes()) {
            description.globalSecondaryIndexes(request.globalSecondaryIndexes().stream()
                    .map(each -> global(arn, each))
                    .toList());
        }
        if (request.streamSpecification() != null) {
            declareStream(description, request.streamSpecification(), arn);
        }
        return Table.of(number, description.build(), null, indexNumbers(request));
    }

    /** Says in a description whether its table has a stream, and which; the last one stays named when it ends. */
    public void declareStream(TableDescription.Builder description, StreamSpecification stream, String tableArn) {
        if (Boolean.TRUE.equals(stream.streamEnabled())) {
            var label = STREAM_LABEL.format(clock.instant());
            description
                    .streamSpecification(stream)
                    .latestStreamLabel(label)
                    .latestStreamArn(tableArn + "/stream/" + label);
        } else {
            description.streamSpecification((StreamSpecification) null);
        }
    }

    private static Map<String, Integer> indexNumbers(CreateTableRequest request) {
        var numbers = new HashMap<String, Integer>();
        request.localSecondaryIndexes().forEach(each -> numbers.put(each.indexName(), numbers.size() + 1));
        request.globalSecondaryIndexes().forEach(each -> numbers.put(each.indexName(), numbers.size() + 1));
        return numbers;
    }

    private static LocalSecondaryIndexDescription local(String arn, LocalSecondaryIndex index) {
        return LocalSecondaryIndexDescription.builder()
                .indexName(index.indexName())
                .indexArn(arn + "/index/" + index.indexName())
                .keySchema(index.keySchema())
                .projection(index.projection())
                .itemCount(0L)
                .indexSizeBytes(0L)
                .build();
    }

    private static GlobalSecondaryIndexDescription global(String arn, GlobalSecondaryIndex index) {
        return GlobalSecondaryIndexDescription.builder()
                .indexName(index.indexName())
                .indexArn(arn + "/index/" + index.indexName())
                .indexStatus(IndexStatus.ACTIVE)
                .keySchema(index.keySchema())
                .projection(index.projection())
                .provisionedThroughput(throughput(index.provisionedThroughput()))
                .itemCount(0L)
                .indexSizeBytes(0L)
                .build();
    }

    private static ProvisionedThroughputDescription throughput(@Nullable ProvisionedThroughput given) {
        return ProvisionedThroughputDescription.builder()
                .readCapacityUnits(given == null ? 0L : given.readCapacityUnits())
                .writeCapacityUnits(given == null ? 0L : given.writeCapacityUnits())
                .numberOfDecreasesToday(0L)
                .build();
    }
}
