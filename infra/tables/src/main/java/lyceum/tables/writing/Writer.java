package lyceum.tables.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lyceum.tables.capacity.CapacityUnits;
import lyceum.tables.capacity.Meter;
import lyceum.tables.index.IndexEntries;
import lyceum.tables.rejection.CancellationReason;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Change;
import lyceum.tables.storage.Storage;
import lyceum.tables.streams.ItemChange;
import lyceum.tables.streams.Streams;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The only place where items change. Under an item's lock its condition is tested and its change
 * made; what is written is durable after {@link Storage#sync}, for which no lock is held.
 */
public final class Writer {
    private final Storage storage;
    private final Streams streams;
    private final KeyLocks locks;

    public Writer(Storage storage, Streams streams, KeyLocks locks) {
        this.storage = storage;
        this.streams = streams;
        this.locks = locks;
    }

    /** Carries out one write. */
    public Write.Outcome write(Write write, Meter meter) {
        try (var _ = locks.hold(write.place())) {
            var outcome = outcome(write, meter);
            var changes = IndexEntries.changes(write.table(), outcome.before(), outcome.after(), meter, 1);
            if (!changes.isEmpty()) {
                streams.write(
                        changes, List.of(new ItemChange(write.table(), outcome.before(), outcome.after(), false)));
            }
            return outcome;
        }
    }

    // The service charges for a write whose condition fails, too.
    private Write.Outcome outcome(Write write, Meter meter) {
        var before = read(write.place());
        try {
            var outcome = write.on(before);
            meter.writeTable(write.table().name(), units(outcome.before(), outcome.after()));
            return outcome;
        } catch (Rejection e) {
            if (e.code() == ErrorCode.CONDITIONAL_CHECK_FAILED) {
                meter.writeTable(write.table().name(), units(before, null));
            }
            throw e;
        }
    }

    /**
     * Carries out all writes, or none if any is refused. The caller holds the locks of all of them.
     *
     * @param also changes that belong to the same batch
     */
    public void writeAll(List<Write> writes, Meter meter, List<Change> also) {
        var reasons = new ArrayList<CancellationReason>(writes.size());
        var changes = new ArrayList<>(also);
        var items = new ArrayList<ItemChange>(writes.size());
        for (var write : writes) {
            reasons.add(prepare(write, meter, changes, items));
        }
        if (!reasons.stream().allMatch(CancellationReason.NONE::equals)) {
            throw Rejection.transactionCancelled(reasons);
        }
        streams.write(changes, items);
    }

    private CancellationReason prepare(Write write, Meter meter, List<Change> changes, List<ItemChange> items) {
        var before = read(write.place());
        try {
            var outcome = write.on(before);
            meter.writeTable(write.table().name(), 2 * units(outcome.before(), outcome.after()));
            if (!(write.effect() instanceof Write.Check)) {
                changes.addAll(IndexEntries.changes(write.table(), outcome.before(), outcome.after(), meter, 2));
                items.add(new ItemChange(write.table(), outcome.before(), outcome.after(), false));
            }
            return CancellationReason.NONE;
        } catch (Rejection e) {
            meter.writeTable(write.table().name(), 2 * units(before, null));
            return e.code() == ErrorCode.CONDITIONAL_CHECK_FAILED
                    ? CancellationReason.conditionFailed(e)
                    : CancellationReason.invalid(e);
        }
    }

    /** Locks many items. */
    public KeyLocks.Held hold(List<byte[]> places) {
        return locks.hold(places);
    }

    /** Removes an item whose time is over if it is still as given; true if so. */
    public boolean expireIfUnchanged(Table table, byte[] place, byte[] expected) {
        try (var _ = locks.hold(place)) {
            var stored = storage.get(place);
            if (!Arrays.equals(stored, expected)) {
                return false;
            }
            var item = ItemCodec.decode(expected);
            streams.write(
                    IndexEntries.changes(table, item, null, new Meter(), 1),
                    List.of(new ItemChange(table, item, null, true)));
            return true;
        }
    }

    private @Nullable Map<String, Value> read(byte[] place) {
        var stored = storage.get(place);
        return stored == null ? null : ItemCodec.decode(stored);
    }

    private static double units(@Nullable Map<String, Value> before, @Nullable Map<String, Value> after) {
        var larger = Math.max(before == null ? 0 : Sizes.ofItem(before), after == null ? 0 : Sizes.ofItem(after));
        return CapacityUnits.write(larger);
    }
}
