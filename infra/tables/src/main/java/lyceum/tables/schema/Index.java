package lyceum.tables.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index.
 *
 * @param number tells its entries apart in storage; never used again in its table
 * @param included the attributes it holds besides all keys; null for everything
 */
public record Index(
        int number,
        String name,
        boolean global,
        Key key,
        @Nullable Set<String> included) {

    /** Whether it holds whole items. */
    public boolean holdsAll() {
        return included == null;
    }

    /** Whether it holds an attribute of the items of a table. */
    public boolean holds(String attribute, Key tableKey) {
        return included == null || included.contains(attribute) || key.has(attribute) || tableKey.has(attribute);
    }
}
