package lyceum.tables.streams;

import java.util.Map;
import lyceum.tables.schema.Table;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a write did to one item.
 *
 * @param before the item as it was; null if there was none
 * @param after the item as it is now; null if there is none
 * @param byService whether the store did it by itself, because the item's time was over
 */
public record ItemChange(
        Table table,
        @Nullable Map<String, Value> before,
        @Nullable Map<String, Value> after,
        boolean byService) {}
