package lyceum.tables.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Change;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/** The entries by which expired items are found without looking at the others. */
public final class Expiries {
    // Any later second is as good as never.
    private static final BigDecimal NEVER = BigDecimal.valueOf(Long.MAX_VALUE / 2);

    private Expiries() {}

    /** The second since the epoch at which an item expires, if it ever does. */
    public static OptionalLong of(Table table, Map<String, Value> item) {
        var attribute = table.expiryAttribute();
        if (attribute != null
                && item.get(attribute) instanceof Value.N(var number)
                && number.signum() > 0
                && number.compareTo(NEVER) < 0) {
            return OptionalLong.of(number.setScale(0, RoundingMode.CEILING).longValueExact());
        }
        return OptionalLong.empty();
    }

    /** The entry of an item; its value is the item's key. */
    public static Change put(Table table, long second, Map<String, Value> item) {
        return Change.put(
                StorageKeys.expiry(table, second, item),
                ItemCodec.encode(table.key().of(item)));
    }

    static void follow(
            Table table,
            @Nullable Map<String, Value> before,
            @Nullable Map<String, Value> after,
            List<Change> changes) {
        var old = before == null ? OptionalLong.empty() : of(table, before);
        var now = after == null ? OptionalLong.empty() : of(table, after);
        if (old.equals(now)) {
            return;
        }
        if (before != null && old.isPresent()) {
            changes.add(Change.remove(StorageKeys.expiry(table, old.getAsLong(), before)));
        }
        if (after != null && now.isPresent()) {
            changes.add(put(table, now.getAsLong(), after));
        }
    }
}
