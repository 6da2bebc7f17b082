package lyceum.courses.testing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import lyceum.courses.blobs.S3Blobs;
import lyceum.courses.table.Bodies;
import lyceum.courses.table.Writes;
import lyceum.platform.Ids;
import lyceum.platform.http.DynamoReplays;
import lyceum.platform.testing.TestClients;
import lyceum.tables.Tables;
import lyceum.tables.TablesSettings;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table and a bucket in memory, for the contracts of the ports that DynamoDB adapters keep. */
public final class Store implements AutoCloseable {
    public final InMemoryS3 s3 = new InMemoryS3();
    public final DynamoDbEnhancedClient dynamo;
    public final DynamoDbClient client;
    public final Writes writes;
    public final Bodies bodies;
    private final Tables tables;

    public Store(InstantSource clock) {
        tables = Tables.open(TablesSettings.inMemory().withClock(clock).withExpiryInterval(Duration.ZERO));
        client = tables.client();
        CoursesTable.createIn(client);
        var clients = TestClients.none().with(tables.client()).with(s3);
        dynamo =
                DynamoDbEnhancedClient.builder().dynamoDbClient(tables.client()).build();
        writes = new Writes(tables.client(), new DynamoReplays(CoursesTable.NAME, "bucket", clients, clock));
        bodies = new Bodies(new S3Blobs(clients, "bucket"), Ids.from(clock, new Random(11)));
    }

    @Override
    public void close() {
        tables.close();
    }
}
