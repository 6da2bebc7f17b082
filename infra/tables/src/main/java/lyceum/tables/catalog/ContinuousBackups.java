package lyceum.tables.catalog;

import java.time.InstantSource;
import lyceum.tables.capacity.Meter;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;

/**
 * DescribeContinuousBackups and UpdateContinuousBackups: whether a table is said to be recoverable.
 * This store takes no backups; what it says lets a caller that asks go on.
 */
final class ContinuousBackups {
    private static final int RECOVERY_DAYS = 35;

    private final Storage storage;
    private final Catalog catalog;
    private final InstantSource clock;

    ContinuousBackups(Storage storage, Catalog catalog, InstantSource clock) {
        this.storage = storage;
        this.catalog = catalog;
        this.clock = clock;
    }

    DescribeContinuousBackupsResponse describe(DescribeContinuousBackupsRequest request, Meter unused) {
        new Constraints().tableName(request.tableName()).check();
        return DescribeContinuousBackupsResponse.builder()
                .continuousBackupsDescription(description(find(request.tableName())))
                .build();
    }

    UpdateContinuousBackupsResponse update(UpdateContinuousBackupsRequest request, Meter unused) {
        var wanted = request.pointInTimeRecoverySpecification();
        new Constraints()
                .tableName(request.tableName())
                .notNull("pointInTimeRecoverySpecification", wanted)
                .check();
        var enabled = wanted.pointInTimeRecoveryEnabled();
        new Constraints()
                .notNull("pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled", enabled)
                .check();
        Table changed;
        try (var _ = catalog.alone()) {
            var table = find(request.tableName());
            var since = table.settings().recoverableSince();
            var then = since == null ? clock.instant() : since;
            changed = table.with(table.settings().withRecovery(enabled ? then : null));
            catalog.put(changed);
        }
        storage.sync();
        return UpdateContinuousBackupsResponse.builder()
                .continuousBackupsDescription(description(changed))
                .build();
    }

    private Table find(String name) {
        return catalog.find(name)
                .orElseThrow(() -> Rejection.of(ErrorCode.TABLE_NOT_FOUND, "Table not found: " + Catalog.nameOf(name)));
    }

    private ContinuousBackupsDescription description(Table table) {
        var since = table.settings().recoverableSince();
        return ContinuousBackupsDescription.builder()
                .continuousBackupsStatus(ContinuousBackupsStatus.ENABLED)
                .pointInTimeRecoveryDescription(recovery -> {
                    if (since == null) {
                        recovery.pointInTimeRecoveryStatus(PointInTimeRecoveryStatus.DISABLED);
                    } else {
                        recovery.pointInTimeRecoveryStatus(PointInTimeRecoveryStatus.ENABLED)
                                .recoveryPeriodInDays(RECOVERY_DAYS)
                                .earliestRestorableDateTime(since)
                                .latestRestorableDateTime(clock.instant());
                    }
                })
                .build();
    }
}
