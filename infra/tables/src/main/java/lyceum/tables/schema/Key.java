package lyceum.tables.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The key of a table or index.
 *
 * @param hash decides the partition
 * @param range orders inside a partition; null if a partition holds one item
 */
public record Key(KeyAttribute hash, @Nullable KeyAttribute range) {

    /** The hash attribute, then the range attribute if there is one. */
    public List<KeyAttribute> attributes() {
        return range == null ? List.of(hash) : List.of(hash, range);
    }

    /** Whether an attribute is part of this key. */
    public boolean has(String attribute) {
        return hash.name().equals(attribute) || (range != null && range.name().equals(attribute));
    }

    /** Whether an item has all of this key, in the right types: whether an index holds it. */
    public boolean isIn(Map<String, Value> item) {
        return attributes().stream().allMatch(each -> {
            var value = item.get(each.name());
            return value != null && value.type() == each.type();
        });
    }

    /** The part of an item that is this key. */
    public Map<String, Value> of(Map<String, Value> item) {
        var key = LinkedHashMap.<String, Value>newLinkedHashMap(2);
        for (var each : attributes()) {
            var value = item.get(each.name());
            if (value != null) {
                key.put(each.name(), value);
            }
        }
        return key;
    }
}
