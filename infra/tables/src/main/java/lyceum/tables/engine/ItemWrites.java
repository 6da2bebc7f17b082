package lyceum.tables.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.evaluation.Projections;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.ExpressionKind;
import lyceum.tables.grammar.Path;
import lyceum.tables.grammar.Update;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.ExpressionParameters;
import lyceum.tables.validation.ExpressionParameters.Given;
import lyceum.tables.validation.Parameters;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Value;
import lyceum.tables.writing.Write;
import lyceum.tables.writing.Writer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** PutItem, UpdateItem, DeleteItem and BatchWriteItem. */
public final class ItemWrites {
    private static final int MOST_IN_BATCH = 25;

    private final Storage storage;
    private final Catalog catalog;
    private final Writer writer;

    ItemWrites(Storage storage, Catalog catalog, Writer writer) {
        this.storage = storage;
        this.catalog = catalog;
        this.writer = writer;
    }

    PutItemResponse put(PutItemRequest request, Meter meter) {
        var constraints = new Constraints()
                .tableName(request.tableName())
                .notNull("item", request.hasItem() ? request.item() : null);
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        Parameters.returns(
                constraints,
                request.returnValuesAsString(),
                request.returnValuesOnConditionCheckFailureAsString(),
                request.returnItemCollectionMetricsAsString());
        constraints.check();
        Parameters.refuseLegacy(request);
        var item = SdkValues.fromSdk(request.item());
        Parameters.onlyOldOrNone(request.returnValues());
        var condition = condition(
                request.conditionExpression(),
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);

        Write.Outcome outcome;
        try (var _ = catalog.use()) {
            var table = catalog.require(request.tableName());
            outcome = writer.write(
                    Write.put(table, item, condition, showsOld(request.returnValuesOnConditionCheckFailure())), meter);
        }
        storage.sync();
        return PutItemResponse.builder()
                .attributes(old(request.returnValues(), outcome))
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    DeleteItemResponse delete(DeleteItemRequest request, Meter meter) {
        var constraints = new Constraints()
                .tableName(request.tableName())
                .notNull("key", request.hasKey() ? request.key() : null);
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        Parameters.returns(
                constraints,
                request.returnValuesAsString(),
                request.returnValuesOnConditionCheckFailureAsString(),
                request.returnItemCollectionMetricsAsString());
        constraints.check();
        Parameters.refuseLegacy(request);
        var key = SdkValues.fromSdk(request.key());
        Parameters.onlyOldOrNone(request.returnValues());
        var condition = condition(
                request.conditionExpression(),
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);

        Write.Outcome outcome;
        try (var _ = catalog.use()) {
            var table = catalog.require(request.tableName());
            outcome = writer.write(
                    Write.delete(table, key, condition, showsOld(request.returnValuesOnConditionCheckFailure())),
                    meter);
        }
        storage.sync();
        return DeleteItemResponse.builder()
                .attributes(old(request.returnValues(), outcome))
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    UpdateItemResponse update(UpdateItemRequest request, Meter meter) {
        var constraints = new Constraints()
                .tableName(request.tableName())
                .notNull("key", request.hasKey() ? request.key() : null);
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        Parameters.returns(
                constraints,
                request.returnValuesAsString(),
                request.returnValuesOnConditionCheckFailureAsString(),
                request.returnItemCollectionMetricsAsString());
        constraints.check();
        Parameters.refuseLegacy(request);
        var expressions = ExpressionParameters.of(
                List.of(
                        new Given(ExpressionKind.UPDATE, request.updateExpression()),
                        new Given(ExpressionKind.CONDITION, request.conditionExpression())),
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
        var key = SdkValues.fromSdk(request.key());
        var update = expressions.update(request.updateExpression());
        var condition = expressions.condition(ExpressionKind.CONDITION, request.conditionExpression());
        expressions.close();

        Write.Outcome outcome;
        try (var _ = catalog.use()) {
            var table = catalog.require(request.tableName());
            outcome = writer.write(
                    Write.update(
                            table, key, update, condition, showsOld(request.returnValuesOnConditionCheckFailure())),
                    meter);
        }
        storage.sync();
        return UpdateItemResponse.builder()
                .attributes(returned(request.returnValues(), outcome, update))
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    BatchWriteItemResponse batchWrite(BatchWriteItemRequest request, Meter meter) {
        var constraints = new Constraints();
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        constraints.notNull("requestItems", request.hasRequestItems() ? request.requestItems() : null);
        constraints.notEmpty("requestItems", request.requestItems());
        request.requestItems()
                .forEach((table, writes) ->
                        constraints.size("requestItems." + table + ".member", writes, 1, MOST_IN_BATCH));
        constraints.check();
        if (request.requestItems().values().stream().mapToInt(List::size).sum() > MOST_IN_BATCH) {
            throw Rejection.validation("Too many items requested for the BatchWriteItem call");
        }

        try (var _ = catalog.use()) {
            var writes = new ArrayList<Write>();
            request.requestItems().forEach((name, each) -> each.forEach(one -> writes.add(one(name, one))));
            if (!ItemReads.distinct(writes.stream().map(Write::place).toList())) {
                throw Rejection.validation("Provided list of item keys contains duplicates");
            }
            writes.forEach(write -> writer.write(write, meter));
        }
        storage.sync();
        return BatchWriteItemResponse.builder()
                .unprocessedItems(Map.of())
                .consumedCapacity(meter.answer(request.returnConsumedCapacity()))
                .build();
    }

    private Write one(String tableName, WriteRequest request) {
        var table = catalog.require(tableName);
        if (request.putRequest() != null && request.deleteRequest() == null) {
            return Write.put(table, SdkValues.fromSdk(request.putRequest().item()), null, false);
        }
        if (request.deleteRequest() != null && request.putRequest() == null) {
            return Write.delete(table, SdkValues.fromSdk(request.deleteRequest().key()), null, false);
        }
        throw Rejection.validation("Supplied AttributeValue has more than one datatypes set, must contain exactly one"
                + " of the supported datatypes");
    }

    public static @Nullable Condition condition(
            @Nullable String text, @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        var expressions = ExpressionParameters.of(List.of(new Given(ExpressionKind.CONDITION, text)), names, values);
        var condition = expressions.condition(ExpressionKind.CONDITION, text);
        expressions.close();
        return condition;
    }

    public static boolean showsOld(@Nullable ReturnValuesOnConditionCheckFailure value) {
        return value == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }

    private static @Nullable Map<String, AttributeValue> old(@Nullable ReturnValue wanted, Write.Outcome outcome) {
        return wanted == ReturnValue.ALL_OLD ? sdk(outcome.before()) : null;
    }

    private static @Nullable Map<String, AttributeValue> returned(
            @Nullable ReturnValue wanted, Write.Outcome outcome, Update update) {
        return switch (wanted) {
            case ALL_OLD -> sdk(outcome.before());
            case ALL_NEW -> sdk(outcome.after());
            case UPDATED_OLD -> sdk(parts(update.paths(), outcome.before()));
            case UPDATED_NEW -> sdk(parts(update.paths(), outcome.after()));
            case NONE, UNKNOWN_TO_SDK_VERSION -> null;
            case null -> null;
        };
    }

    private static @Nullable Map<String, Value> parts(List<Path> paths, @Nullable Map<String, Value> item) {
        if (item == null) {
            return null;
        }
        var parts = Projections.apply(paths, item);
        return parts.isEmpty() ? null : parts;
    }

    private static @Nullable Map<String, AttributeValue> sdk(@Nullable Map<String, Value> item) {
        return item == null ? null : SdkValues.toSdk(item);
    }
}
