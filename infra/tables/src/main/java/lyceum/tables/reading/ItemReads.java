package lyceum.tables.reading;

import java.util.Map;
import lyceum.tables.capacity.CapacityUnits;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.ItemRules;
import lyceum.tables.validation.KeyPaths;
import lyceum.tables.validation.Parameters;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** GetItem, and the reading of single items. */
public final class ItemReads {
    private final Storage storage;
    private final Catalog catalog;

    public ItemReads(Storage storage, Catalog catalog) {
        this.storage = storage;
        this.catalog = catalog;
    }

    public GetItemResponse get(GetItemRequest request, Meter meter) {
        var constraints = new Constraints()
                .tableName(request.tableName())
                .notNull("key", request.hasKey() ? request.key() : null);
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        Parameters.attributesToGet(
                constraints, "attributesToGet", request.hasAttributesToGet() ? request.attributesToGet() : null);
        constraints.check();
        var projection = Projecting.of(
                request.projectionExpression(),
                request.hasAttributesToGet() ? request.attributesToGet() : null,
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null);
        var key = ValueReader.CURRENT.item(request.key());
        var table = catalog.require(request.tableName());
        ItemRules.checkKey(table, key);
        KeyPaths.check(table, projection);
        var item = read(table, StorageKeys.item(table, key), Boolean.TRUE.equals(request.consistentRead()), meter);
        return GetItemResponse.builder()
                .item(item == null ? null : SdkValues.toSdk(Projecting.cut(item, projection)))
                .consumedCapacity(meter.answerOne(request.returnConsumedCapacity()))
                .build();
    }

    /** The item at a place, or null; counts its capacity. */
    public @Nullable Map<String, Value> read(Table table, byte[] place, boolean consistent, Meter meter) {
        var stored = storage.get(place);
        var item = stored == null ? null : ItemCodec.decode(stored);
        meter.readTable(table.name(), CapacityUnits.read(item == null ? 0 : Sizes.ofItem(item), consistent));
        return item;
    }

    /** As {@link #read}, at the price of a transaction, which looks at each item twice. */
    public @Nullable Map<String, Value> readTwice(Table table, byte[] place, Meter meter) {
        var item = read(table, place, true, meter);
        meter.readTable(table.name(), CapacityUnits.read(item == null ? 0 : Sizes.ofItem(item), true));
        return item;
    }
}
