package lyceum.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.Things;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.telemetry.Usage;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class MeteredDynamoTest {
    private static final Map<String, AttributeValue> KEY =
            Map.of("PK", AttributeValue.fromS("a"), "SK", AttributeValue.fromS("b"));

    private final Tables tables = Tables.inMemory();
    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final DynamoDbClient dynamo = new Environment(
                    Settings.of(Map.of()), TestClients.none().with(tables.client()), Things.NOON, telemetry)
            .aws()
            .dynamo();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void countsWritesAndReadsOfOneRun() {
        TestTables.create(tables.client(), "things");
        var usage = new Usage();

        CurrentRun.during(telemetry, usage, TestLambda.TRACE, () -> {
            dynamo.putItem(put -> put.tableName("things").item(KEY));
            dynamo.updateItem(update -> update.tableName("things").key(KEY));
            dynamo.getItem(get -> get.tableName("things").key(KEY).consistentRead(true));
            return dynamo.query(query -> query.tableName("things")
                    .keyConditionExpression("PK = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("a"))));
        });

        assertThat(usage.calls()).isEqualTo(4);
        assertThat(usage.writeUnits()).isEqualTo(2);
        assertThat(usage.readUnits()).isEqualTo(1.5);
        assertThat(usage.milliseconds()).isPositive();
    }

    @Test
    void countsBatchesAndTransactions() {
        TestTables.create(tables.client(), "things");
        var usage = new Usage();

        CurrentRun.during(telemetry, usage, TestLambda.TRACE, () -> {
            dynamo.batchWriteItem(write -> write.requestItems(Map.of("things", List.of(write()))));
            dynamo.transactWriteItems(write -> write.transactItems(transactPut()));
            dynamo.batchGetItem(get -> get.requestItems(Map.of(
                    "things", KeysAndAttributes.builder().keys(List.of(KEY)).build())));
            dynamo.transactGetItems(get -> get.transactItems(transactGet()));
            return dynamo.deleteItem(delete -> delete.tableName("things").key(KEY));
        });

        assertThat(usage.calls()).isEqualTo(5);
        assertThat(usage.writeUnits()).isEqualTo(1 + 2 + 1);
        assertThat(usage.readUnits()).isEqualTo(0.5 + 2);
    }

    @Test
    void aFailedCallIsACallToo() {
        var usage = new Usage();

        assertThatThrownBy(() -> CurrentRun.during(
                        telemetry,
                        usage,
                        TestLambda.TRACE,
                        () -> dynamo.getItem(get -> get.tableName("absent").key(KEY))))
                .isInstanceOf(RuntimeException.class);
        assertThat(usage.calls()).isEqualTo(1);
    }

    @Test
    void refusalsBecauseOfTheRateAreCounted() {
        var usage = new Usage();
        for (DynamoDbException refusal : List.of(
                throttled(),
                ProvisionedThroughputExceededException.builder().build(),
                ofOneAttempt(),
                cancelled("ThrottlingError"),
                cancelled("ConditionalCheckFailed"),
                ResourceNotFoundException.builder().build())) {
            refused(refusal, false, usage);
        }

        assertThat(usage.calls()).isEqualTo(6);
        assertThat(usage.throttles()).isEqualTo(4);
    }

    @Test
    void refusalsThatTheClientCountsAreNotCountedAgain() {
        var usage = new Usage();
        refused(ofOneAttempt(), true, usage);
        assertThat(usage.throttles()).isZero();
    }

    private void refused(DynamoDbException refusal, boolean countsRefusals, Usage usage) {
        var refusing = new MeteredDynamo(
                new DynamoDbClient() {
                    @Override
                    public GetItemResponse getItem(GetItemRequest get) {
                        throw refusal;
                    }

                    @Override
                    public String serviceName() {
                        return "dynamodb";
                    }

                    @Override
                    public void close() {}
                },
                countsRefusals);
        assertThatThrownBy(() -> CurrentRun.during(
                        telemetry, usage, TestLambda.TRACE, () -> refusing.getItem(get -> get.key(KEY))))
                .isSameAs(refusal);
    }

    private static DynamoDbException cancelled(String reason) {
        return TransactionCanceledException.builder()
                .cancellationReasons(
                        CancellationReason.builder().code("None").build(),
                        CancellationReason.builder().code(reason).build())
                .build();
    }

    /** As the table store refuses. */
    private static DynamoDbException ofOneAttempt() {
        return (DynamoDbException)
                ProvisionedThroughputExceededException.builder().numAttempts(1).build();
    }

    private static DynamoDbException throttled() {
        return (DynamoDbException) DynamoDbException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ThrottlingException")
                        .build())
                .build();
    }

    @Test
    void aScanIsNotToBeHad() {
        assertThatThrownBy(() -> dynamo.scan(scan -> scan.tableName("things")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static WriteRequest write() {
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(KEY).build())
                .build();
    }

    private static TransactWriteItem transactPut() {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName("things").item(KEY).build())
                .build();
    }

    private static TransactGetItem transactGet() {
        return TransactGetItem.builder()
                .get(get -> get.tableName("things").key(KEY))
                .build();
    }
}
