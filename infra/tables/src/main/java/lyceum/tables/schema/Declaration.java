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
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** From a request to a table: names, ARNs, ids and times. */
public final class Declaration {
    private static final DateTimeFormatter STREAM_LABEL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static final String DEFAULT_KEY = "00000000-0000-0000-0000-000000000000";

    private final InstantSource clock;
    private final String region;
    private final String account;

    /** Declares tables of one account in one region. */
    public Declaration(InstantSource clock, String region, String account) {
        this.clock = clock;
        this.region = region;
        this.account = account;
    }

    /** The region of all tables. */
    public String region() {
        return region;
    }

    /** What the ARNs of all tables begin with. */
    public String arnPrefix() {
        return "arn:aws:dynamodb:" + region + ":" + account + ":table/";
    }

    /** The table of a request that was checked. */
    public Table table(int number, CreateTableRequest request) {
        var arn = arnPrefix() + request.tableName();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var description = TableDescription.builder()
                .tableName(request.tableName())
                .tableArn(arn)
                .tableId(UUID.randomUUID().toString())
                .tableStatus(TableStatus.ACTIVE)
                .creationDateTime(now)
                .attributeDefinitions(request.attributeDefinitions())
                .keySchema(request.keySchema())
                .provisionedThroughput(Descriptions.throughput(request.provisionedThroughput()))
                .onDemandThroughput(request.onDemandThroughput())
                .deletionProtectionEnabled(Boolean.TRUE.equals(request.deletionProtectionEnabled()))
                .itemCount(0L)
                .tableSizeBytes(0L);
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
            declareBilling(description, BillingMode.PAY_PER_REQUEST);
        }
        if (request.hasLocalSecondaryIndexes()) {
            description.localSecondaryIndexes(request.localSecondaryIndexes().stream()
                    .map(each -> Descriptions.local(arn, each))
                    .toList());
        }
        if (request.hasGlobalSecondaryIndexes()) {
            description.globalSecondaryIndexes(request.globalSecondaryIndexes().stream()
                    .map(each -> Descriptions.global(
                            arn,
                            each.indexName(),
                            each.keySchema(),
                            each.projection(),
                            each.provisionedThroughput(),
                            each.onDemandThroughput()))
                    .toList());
        }
        declareClass(description, request.tableClass());
        declareEncryption(description, request.sseSpecification());
        if (request.streamSpecification() != null) {
            declareStream(description, request.streamSpecification(), arn);
        }
        return Table.of(number, description.build(), indexNumbers(request));
    }

    /** Says in a description which class its table has; nothing if none was given. */
    void declareClass(TableDescription.Builder description, @Nullable TableClass tableClass) {
        if (tableClass != null) {
            description.tableClassSummary(
                    summary -> summary.tableClass(tableClass).lastUpdateDateTime(clock.instant()));
        }
    }

    /** Says in a description how its table is encrypted; this store only says so. */
    void declareEncryption(TableDescription.Builder description, @Nullable SSESpecification specification) {
        if (specification == null) {
            return;
        }
        if (!Boolean.TRUE.equals(specification.enabled())) {
            description.sseDescription((SSEDescription) null);
            return;
        }
        var key = specification.kmsMasterKeyId() == null ? DEFAULT_KEY : specification.kmsMasterKeyId();
        description.sseDescription(sse -> sse.status(SSEStatus.ENABLED)
                .sseType(SSEType.KMS)
                .kmsMasterKeyArn(
                        key.startsWith("arn:") ? key : "arn:aws:kms:" + region + ":" + account + ":key/" + key));
    }

    /** Says in a description how its table is paid for. */
    void declareBilling(TableDescription.Builder description, BillingMode mode) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        description.billingModeSummary(summary -> summary.billingMode(mode).lastUpdateToPayPerRequestDateTime(now));
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
}
