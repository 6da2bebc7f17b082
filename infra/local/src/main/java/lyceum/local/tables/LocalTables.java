package lyceum.local.tables;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lyceum.local.iam.Access;
import lyceum.local.iam.AccessDenied;
import lyceum.local.iam.DynamoCalls;
import lyceum.local.iam.Iam;
import lyceum.local.metrics.Metrics;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import lyceum.tables.Tables;
import lyceum.tables.TablesSettings;
import lyceum.tables.protocol.Protocol;
import lyceum.tables.service.CallGuard;
import lyceum.tables.service.Faults;
import lyceum.tables.service.Service;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/** The tables of the template in one table store. */
public final class LocalTables implements AutoCloseable {
    /** What protects data on AWS and has nothing to do on one machine is read and left alone. */
    private static final Set<String> KNOWN = Set.of(
            "AttributeDefinitions",
            "BillingMode",
            "DeletionProtectionEnabled",
            "GlobalSecondaryIndexes",
            "KeySchema",
            "PointInTimeRecoverySpecification",
            "SSESpecification",
            "TableName",
            "Tags",
            "TimeToLiveSpecification");

    private final Tables tables;
    private final DynamoCalls calls;
    private final Iam iam;

    private LocalTables(Tables tables, DynamoCalls calls, Iam iam) {
        this.tables = tables;
        this.calls = calls;
        this.iam = iam;
    }

    /** Opens the store, in which nothing goes wrong on purpose, and makes the tables that are not there yet. */
    public static LocalTables open(Template template, Path directory, Iam iam, Metrics metrics) {
        return open(template, directory, iam, metrics, InstantSource.system(), Faults.NONE);
    }

    /**
     * Opens the store and makes the tables that are not there yet.
     *
     * @param metrics hears of each call
     * @param clock by which items expire
     * @param faults what goes wrong with calls
     */
    public static LocalTables open(
            Template template, Path directory, Iam iam, Metrics metrics, InstantSource clock, Faults faults) {
        var tables = Tables.open(TablesSettings.onDisk(directory)
                .withArns(template.region(), Template.ACCOUNT)
                .withListener(new TableMetrics(metrics))
                .withClock(clock)
                .withFaults(faults));
        try {
            var present = Set.copyOf(tables.client().listTables().tableNames());
            for (Resource table : template.ofType("AWS::DynamoDB::Table")) {
                String name = template.ref(table.logicalId());
                if (!present.contains(name)) {
                    create(tables.client(), name, table);
                }
            }
            return new LocalTables(tables, new DynamoCalls(template), iam);
        } catch (RuntimeException problem) {
            tables.close();
            throw problem;
        }
    }

    /** A client with the rights of a role. */
    public DynamoDbClient client(String roleArn) {
        return tables.client(guard(call -> iam.check(roleArn, call)));
    }

    /**
     * DynamoDB's own protocol.
     *
     * @param check throws {@link AccessDenied} for what the caller may not do
     */
    public Protocol protocol(Consumer<List<Access>> check) {
        return tables.protocol(guard(check));
    }

    private CallGuard guard(Consumer<List<Access>> check) {
        return (_, request) -> {
            try {
                check.accept(calls.of(request));
            } catch (AccessDenied denied) {
                throw DynamoDbException.builder()
                        .statusCode(400)
                        .requestId(Service.newRequestId())
                        .message(denied.words())
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDeniedException")
                                .errorMessage(denied.words())
                                .serviceName("DynamoDb")
                                .build())
                        .build();
            }
        };
    }

    @Override
    public void close() {
        tables.close();
    }

    private static void create(DynamoDbClient client, String name, Resource table) {
        Properties properties = table.properties();
        for (String property : properties.names()) {
            if (!KNOWN.contains(property)) {
                throw new UnsupportedTemplate(
                        table + " has " + property + ", which the local host does not know for tables.");
            }
        }
        client.createTable(CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(properties.objects("AttributeDefinitions").stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.text("AttributeName"))
                                .attributeType(attribute.text("AttributeType"))
                                .build())
                        .toList())
                .keySchema(keys(properties))
                .globalSecondaryIndexes(indexes(properties))
                .build());
        properties
                .objectIf("TimeToLiveSpecification")
                .ifPresent(expiry -> client.updateTimeToLive(
                        update -> update.tableName(name).timeToLiveSpecification(specification -> specification
                                .attributeName(expiry.text("AttributeName"))
                                .enabled(expiry.flag("Enabled", false)))));
    }

    private static List<KeySchemaElement> keys(Properties owner) {
        return owner.objects("KeySchema").stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.text("AttributeName"))
                        .keyType(key.text("KeyType"))
                        .build())
                .toList();
    }

    private static @Nullable List<GlobalSecondaryIndex> indexes(Properties table) {
        var indexes = table.objects("GlobalSecondaryIndexes").stream()
                .map(index -> GlobalSecondaryIndex.builder()
                        .indexName(index.text("IndexName"))
                        .keySchema(keys(index))
                        .projection(projection(index.object("Projection")))
                        .build())
                .collect(Collectors.toList());
        return indexes.isEmpty() ? null : indexes;
    }

    private static Projection projection(Properties projection) {
        var builder = Projection.builder().projectionType(projection.text("ProjectionType"));
        var included = projection.texts("NonKeyAttributes");
        return included.isEmpty()
                ? builder.build()
                : builder.nonKeyAttributes(included).build();
    }
}
