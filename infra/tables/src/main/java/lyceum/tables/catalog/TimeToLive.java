package lyceum.tables.catalog;

import java.util.ArrayList;
import lyceum.tables.capacity.Meter;
import lyceum.tables.index.Expiries;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Change;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.value.ItemCodec;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** UpdateTimeToLive and DescribeTimeToLive. */
final class TimeToLive {
    private static final int LONGEST_NAME = 255;

    private final Storage storage;
    private final Catalog catalog;

    TimeToLive(Storage storage, Catalog catalog) {
        this.storage = storage;
        this.catalog = catalog;
    }

    UpdateTimeToLiveResponse update(UpdateTimeToLiveRequest request, Meter unused) {
        var wanted = request.timeToLiveSpecification();
        new Constraints()
                .tableName(request.tableName())
                .notNull("timeToLiveSpecification", wanted)
                .check();
        new Constraints()
                .notNull("timeToLiveSpecification.attributeName", wanted.attributeName())
                .length("timeToLiveSpecification.attributeName", wanted.attributeName(), 1, LONGEST_NAME)
                .notNull("timeToLiveSpecification.enabled", wanted.enabled())
                .check();
        try (var _ = catalog.alone()) {
            var table = catalog.describe(request.tableName());
            if (wanted.enabled()) {
                enable(table, wanted.attributeName());
            } else {
                disable(table, wanted.attributeName());
            }
        }
        storage.sync();
        return UpdateTimeToLiveResponse.builder()
                .timeToLiveSpecification(wanted)
                .build();
    }

    private void enable(Table table, String attribute) {
        if (table.expiryAttribute() != null) {
            throw table.expiryAttribute().equals(attribute)
                    ? Rejection.validation("TimeToLive is already enabled")
                    : otherAttribute(table.expiryAttribute());
        }
        var changed = table.with(table.settings().withExpiry(attribute));
        var expiries = new ArrayList<Change>();
        var items = StorageKeys.segment(table, null, 0, 1);
        try (var cursor = storage.scan(items.from(), items.to(), true)) {
            while (cursor.next()) {
                var item = ItemCodec.decode(cursor.value());
                Expiries.of(changed, item).ifPresent(second -> expiries.add(Expiries.put(changed, second, item)));
            }
        }
        storage.write(expiries);
        catalog.put(changed);
    }

    private void disable(Table table, String attribute) {
        if (table.expiryAttribute() == null) {
            throw Rejection.validation("TimeToLive is already disabled");
        }
        if (!table.expiryAttribute().equals(attribute)) {
            throw otherAttribute(table.expiryAttribute());
        }
        catalog.put(table.with(table.settings().withExpiry(null)));
        var expiries = StorageKeys.expiries(table);
        storage.removeRange(expiries.from(), expiries.to());
    }

    private static Rejection otherAttribute(String current) {
        return Rejection.validation(
                "TimeToLive is active on a different AttributeName: current AttributeName is " + current);
    }

    DescribeTimeToLiveResponse describe(DescribeTimeToLiveRequest request, Meter unused) {
        new Constraints().tableName(request.tableName()).check();
        var attribute = catalog.describe(request.tableName()).expiryAttribute();
        return DescribeTimeToLiveResponse.builder()
                .timeToLiveDescription(description -> description
                        .timeToLiveStatus(attribute == null ? TimeToLiveStatus.DISABLED : TimeToLiveStatus.ENABLED)
                        .attributeName(attribute))
                .build();
    }
}
