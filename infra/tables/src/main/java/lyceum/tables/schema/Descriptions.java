package lyceum.tables.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;

/** The parts of a table's description, from what requests say. */
final class Descriptions {
    private Descriptions() {}

    static LocalSecondaryIndexDescription local(String tableArn, LocalSecondaryIndex index) {
        return LocalSecondaryIndexDescription.builder()
                .indexName(index.indexName())
                .indexArn(indexArn(tableArn, index.indexName()))
                .keySchema(index.keySchema())
                .projection(index.projection())
                .itemCount(0L)
                .indexSizeBytes(0L)
                .build();
    }

    static GlobalSecondaryIndexDescription global(
            String tableArn,
            String name,
            List<KeySchemaElement> key,
            Projection projection,
            @Nullable ProvisionedThroughput throughput,
            @Nullable OnDemandThroughput onDemand) {
        return GlobalSecondaryIndexDescription.builder()
                .indexName(name)
                .indexArn(indexArn(tableArn, name))
                .indexStatus(IndexStatus.ACTIVE)
                .keySchema(key)
                .projection(projection)
                .provisionedThroughput(throughput(throughput))
                .onDemandThroughput(onDemand)
                .itemCount(0L)
                .indexSizeBytes(0L)
                .build();
    }

    static ProvisionedThroughputDescription throughput(@Nullable ProvisionedThroughput given) {
        return ProvisionedThroughputDescription.builder()
                .readCapacityUnits(given == null ? 0L : given.readCapacityUnits())
                .writeCapacityUnits(given == null ? 0L : given.writeCapacityUnits())
                .numberOfDecreasesToday(0L)
                .build();
    }

    private static String indexArn(String tableArn, String name) {
        return tableArn + "/index/" + name;
    }
}
