package lyceum.tables.service;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What a call is about to do.
 *
 * @param operation the operation's name, for example {@code GetItem}
 * @param tables the tables it names, as it names them; none for those that list or describe all
 */
public record CallTarget(String operation, Set<String> tables) {

    static CallTarget of(String operation, AwsRequest request) {
        return new CallTarget(operation, tables(request));
    }

    private static Set<String> tables(AwsRequest request) {
        return switch (request) {
            case BatchGetItemRequest batch -> batch.requestItems().keySet();
            case BatchWriteItemRequest batch -> batch.requestItems().keySet();
            case TransactGetItemsRequest gets ->
                distinct(gets.transactItems().stream()
                        .filter(each -> each.get() != null)
                        .map(each -> each.get().tableName()));
            case TransactWriteItemsRequest writes ->
                distinct(writes.transactItems().stream().flatMap(CallTarget::tables));
            case DescribeStreamRequest stream -> distinct(tableOf(stream.streamArn()));
            case GetShardIteratorRequest iterator -> distinct(tableOf(iterator.streamArn()));
            case GetRecordsRequest records -> distinct(tableOf(records.shardIterator()));
            default ->
                distinct(Stream.of("TableName", "ResourceArn")
                        .flatMap(field -> request.getValueForField(field, String.class).stream()));
        };
    }

    // A stream's ARN has its table's name in it, and an iterator begins with the ARN.
    private static Stream<String> tableOf(@Nullable String stream) {
        var parts = stream == null ? new String[0] : stream.split("/", -1);
        return parts.length > 1 ? Stream.of(parts[1]) : Stream.of();
    }

    private static Stream<String> tables(TransactWriteItem item) {
        return Stream.of(
                        item.put() == null ? null : item.put().tableName(),
                        item.update() == null ? null : item.update().tableName(),
                        item.delete() == null ? null : item.delete().tableName(),
                        item.conditionCheck() == null
                                ? null
                                : item.conditionCheck().tableName())
                .filter(Objects::nonNull);
    }

    private static Set<String> distinct(Stream<String> names) {
        return new LinkedHashSet<>(names.filter(Objects::nonNull).toList());
    }
}
