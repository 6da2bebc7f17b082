package lyceum.tables.service;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What a call is about to do.
 *
 * @param operation the operation's name, for example {@code GetItem}
 * @param tables the tables it names, as it names them; none for ListTables
 */
public record CallTarget(String operation, Set<String> tables) {

    static CallTarget of(String operation, DynamoDbRequest request) {
        return new CallTarget(operation, tables(request));
    }

    private static Set<String> tables(DynamoDbRequest request) {
        return switch (request) {
            case BatchGetItemRequest batch -> batch.requestItems().keySet();
            case BatchWriteItemRequest batch -> batch.requestItems().keySet();
            case TransactGetItemsRequest gets ->
                distinct(gets.transactItems().stream()
                        .filter(each -> each.get() != null)
                        .map(each -> each.get().tableName()));
            case TransactWriteItemsRequest writes ->
                distinct(writes.transactItems().stream().flatMap(CallTarget::tables));
            default -> distinct(request.getValueForField("TableName", String.class).stream());
        };
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
