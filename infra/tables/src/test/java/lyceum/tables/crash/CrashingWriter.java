package lyceum.tables.crash;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lyceum.tables.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The process that is killed: writes from many threads and says what was acknowledged. */
final class CrashingWriter {
    static final String TABLE = "crash";
    static final String INDEX = "by-thread";
    static final int BATCH = 5;
    private static final int THREADS = 8;

    private CrashingWriter() {}

    /** Writes to the directory given first, in the round given second, until killed. */
    public static void main(String[] arguments) {
        var client = Tables.open(Path.of(arguments[0])).client();
        if (client.listTables().tableNames().isEmpty()) {
            createTable(client);
        }
        for (var thread = 0; thread < THREADS; thread++) {
            var name = Integer.toString(thread);
            Thread.ofPlatform().start(() -> write(client, name, arguments[1]));
        }
    }

    private static void createTable(DynamoDbClient client) {
        client.createTable(table -> table.tableName(TABLE)
                .attributeDefinitions(attribute("pk"), attribute("thread"))
                .keySchema(hash("pk"))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(INDEX)
                        .keySchema(hash("thread"))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build())
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .billingMode("PAY_PER_REQUEST"));
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType("S")
                .build();
    }

    private static KeySchemaElement hash(String name) {
        return KeySchemaElement.builder().attributeName(name).keyType("HASH").build();
    }

    private static void write(DynamoDbClient client, String thread, String round) {
        for (var i = 0; ; i++) {
            var pk = round + "-" + thread + "-" + i;
            client.putItem(put -> put.tableName(TABLE).item(item(pk, thread)));
            say("put " + pk);
            switch (i % 3) {
                case 0 -> {
                    client.transactWriteItems(request ->
                            request.transactItems(add("counter-up-" + thread, 1), add("counter-down-" + thread, -1)));
                    say("count " + thread);
                }
                case 1 -> {
                    client.batchWriteItem(request -> request.requestItems(Map.of(TABLE, batch(pk, thread))));
                    say("batch " + pk);
                }
                default -> {
                    client.deleteItem(delete -> delete.tableName(TABLE).key(key(pk)));
                    say("delete " + pk);
                }
            }
        }
    }

    private static List<WriteRequest> batch(String pk, String thread) {
        return IntStream.range(0, BATCH)
                .mapToObj(i -> WriteRequest.builder()
                        .putRequest(put -> put.item(item(pk + "-" + i, thread)))
                        .build())
                .toList();
    }

    static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", fromS(pk));
    }

    private static Map<String, AttributeValue> item(String pk, String thread) {
        return Map.of("pk", fromS(pk), "thread", fromS(thread), "filling", fromS("x".repeat(300)));
    }

    private static TransactWriteItem add(String pk, int amount) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(TABLE)
                        .key(key(pk))
                        .updateExpression("ADD n :n")
                        .expressionAttributeValues(Map.of(":n", fromN(Integer.toString(amount)))))
                .build();
    }

    private static void say(String acknowledged) {
        synchronized (CrashingWriter.class) {
            System.out.println(acknowledged);
            System.out.flush();
        }
    }
}
