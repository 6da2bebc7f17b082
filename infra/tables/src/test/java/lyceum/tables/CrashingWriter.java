package lyceum.tables;

import static lyceum.tables.Items.attribute;
import static lyceum.tables.Items.hash;
import static lyceum.tables.Items.item;
import static lyceum.tables.Items.n;
import static lyceum.tables.Items.s;

import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The process that {@link CrashTest} kills: writes from many threads and says what was acknowledged. */
final class CrashingWriter {
    static final String TABLE = "crash";
    static final String INDEX = "by-thread";
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
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S), attribute("thread", ScalarAttributeType.S))
                .keySchema(hash("pk"))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(INDEX)
                        .keySchema(hash("thread"))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build())
                .billingMode("PAY_PER_REQUEST"));
    }

    private static void write(DynamoDbClient client, String thread, String round) {
        var filling = s("x".repeat(300));
        for (var i = 0; ; i++) {
            var pk = round + "-" + thread + "-" + i;
            client.putItem(
                    put -> put.tableName(TABLE).item(item("pk", s(pk), "thread", s(thread), "filling", filling)));
            say("put " + pk);
            if (i % 3 == 0) {
                client.transactWriteItems(request ->
                        request.transactItems(add("counter-up-" + thread, n(1)), add("counter-down-" + thread, n(-1))));
                say("count " + thread);
            }
        }
    }

    private static TransactWriteItem add(String pk, AttributeValue amount) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(TABLE)
                        .key(item("pk", s(pk)))
                        .updateExpression("ADD n :n")
                        .expressionAttributeValues(item(":n", amount)))
                .build();
    }

    private static void say(String acknowledged) {
        synchronized (CrashingWriter.class) {
            System.out.println(acknowledged);
            System.out.flush();
        }
    }
}
