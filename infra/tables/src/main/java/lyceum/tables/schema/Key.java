package lyceum.tables.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.tables.value.Value;

/**
 * The key of a table or index. A table has one hash attribute and at most one range attribute; a
 * global index may have up to four of each.
 *
 * @param attributes those that decide the partition, then those that order inside one
 * @param hashCount how many of them decide the partition
 */
public record Key(List<KeyAttribute> attributes, int hashCount) {

    /** The attributes that decide the partition, at least one. */
    public List<KeyAttribute> hashes() {
        return attributes.subList(0, hashCount);
    }

    /** The attributes that order inside a partition; none if a partition holds one item. */
    public List<KeyAttribute> ranges() {
        return attributes.subList(hashCount, attributes.size());
    }

    /** Whether an attribute is part of this key. */
    public boolean has(String attribute) {
        for (var each : attributes) {
            if (each.name().equals(attribute)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item has all of this key, in the right types: whether an index holds it. */
    public boolean isIn(Map<String, Value> item) {
        for (var each : attributes) {
            var value = item.get(each.name());
            if (value == null || value.type() != each.type()) {
                return false;
            }
        }
        return true;
    }

    /** The part of an item that is this key. */
    public Map<String, Value> of(Map<String, Value> item) {
        var key = LinkedHashMap.<String, Value>newLinkedHashMap(attributes.size());
        for (var each : attributes) {
            var value = item.get(each.name());
            if (value != null) {
                key.put(each.name(), value);
            }
        }
        return key;
    }
}
