package lyceum.tables.writing;

import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.evaluation.Projections;
import lyceum.tables.grammar.Path;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.WriteParameters;
import lyceum.tables.validation.WriteParameters.Intent;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** PutItem, UpdateItem and DeleteItem. */
public final class ItemWrites {
    private final Storage storage;
    private final Catalog catalog;
    private final Writer writer;
    private final ItemCollections collections;

    public ItemWrites(Storage storage, Catalog catalog, Writer writer) {
        this.storage = storage;
        this.catalog = catalog;
        this.writer = writer;
        this.collections = new ItemCollections(storage);
    }

    public PutItemResponse put(PutItemRequest request, Meter meter) {
        var done = carryOut(WriteParameters.of(request), meter);
        return PutItemResponse.builder()
                .attributes(done.attributes)
                .itemCollectionMetrics(done.metrics)
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    public UpdateItemResponse update(UpdateItemRequest request, Meter meter) {
        var done = carryOut(WriteParameters.of(request), meter);
        return UpdateItemResponse.builder()
                .attributes(done.attributes)
                .itemCollectionMetrics(done.metrics)
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    public DeleteItemResponse delete(DeleteItemRequest request, Meter meter) {
        var done = carryOut(WriteParameters.of(request), meter);
        return DeleteItemResponse.builder()
                .attributes(done.attributes)
                .itemCollectionMetrics(done.metrics)
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    private record Done(
            @Nullable Map<String, AttributeValue> attributes,
            @Nullable ItemCollectionMetrics metrics) {}

    private Done carryOut(WriteParameters parameters, Meter meter) {
        var intent = parameters.intent();
        Write.Outcome outcome;
        ItemCollectionMetrics metrics;
        try (var _ = catalog.use()) {
            var table = catalog.require(intent.tableName());
            var write = write(table, parameters, intent);
            outcome = writer.write(write, meter);
            metrics =
                    collections.metrics(table, write.key(), parameters.answers().itemCollectionMetrics());
        }
        storage.sync();
        return new Done(
                returned(
                        parameters.answers().returnValues(),
                        outcome,
                        intent.update().paths()),
                metrics);
    }

    private static Write write(Table table, WriteParameters parameters, Intent intent) {
        var condition = intent.condition();
        var showsOld = parameters.showsOldOnFailure();
        return switch (parameters.operation()) {
            case PUT -> Write.put(table, intent.subject(), condition, showsOld);
            case UPDATE -> Write.update(table, intent.subject(), intent.update(), condition, showsOld);
            case DELETE -> Write.delete(table, intent.subject(), condition, showsOld);
        };
    }

    private static @Nullable Map<String, AttributeValue> returned(
            @Nullable String wanted, Write.Outcome outcome, List<Path> changed) {
        return switch (wanted) {
            case "ALL_OLD" -> sdk(outcome.before());
            case "ALL_NEW" -> sdk(outcome.after());
            case "UPDATED_OLD" -> sdk(parts(changed, outcome.before()));
            case "UPDATED_NEW" -> sdk(parts(changed, outcome.after()));
            case null, default -> null;
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
