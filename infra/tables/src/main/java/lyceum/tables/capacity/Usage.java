package lyceum.tables.capacity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** The units one call consumes of one table and its indexes. */
final class Usage {
    final Units table = new Units();
    private final Map<String, Units> local = new LinkedHashMap<>();
    private final Map<String, Units> global = new LinkedHashMap<>();
    private final Units total = new Units();

    /** Reads and writes of one table, one index, or all of them. */
    static final class Units {
        private double read;
        private double write;

        private void add(double units, boolean reading) {
            if (reading) {
                read += units;
            } else {
                write += units;
            }
        }

        private Capacity describe(boolean split) {
            var capacity = Capacity.builder().capacityUnits(read + write);
            if (split) {
                capacity.readCapacityUnits(ifAny(read)).writeCapacityUnits(ifAny(write));
            }
            return capacity.build();
        }

        private static @Nullable Double ifAny(double units) {
            return units > 0 ? units : null;
        }
    }

    Units index(String name, boolean isGlobal) {
        return (isGlobal ? global : local).computeIfAbsent(name, _ -> new Units());
    }

    void add(Units to, double units, boolean reading) {
        to.add(units, reading);
        total.add(units, reading);
    }

    ConsumedCapacity describe(String name, boolean withIndexes, boolean split) {
        var consumed = ConsumedCapacity.builder().tableName(name).capacityUnits(total.read + total.write);
        if (split) {
            consumed.readCapacityUnits(Units.ifAny(total.read)).writeCapacityUnits(Units.ifAny(total.write));
        }
        if (withIndexes) {
            consumed.table(table.describe(split))
                    .localSecondaryIndexes(describe(local, split))
                    .globalSecondaryIndexes(describe(global, split));
        }
        return consumed.build();
    }

    private static @Nullable Map<String, Capacity> describe(Map<String, Units> indexes, boolean split) {
        if (indexes.isEmpty()) {
            return null;
        }
        var described = new LinkedHashMap<String, Capacity>();
        indexes.forEach((name, units) -> described.put(name, units.describe(split)));
        return described;
    }
}
