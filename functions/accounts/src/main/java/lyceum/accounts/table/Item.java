package lyceum.accounts.table;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item's attributes, by name and in Java's types. Times are seconds or ISO 8601, as the attribute's name says. */
public final class Item {
    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    /** A new item with this key. */
    public static Item at(Map<String, AttributeValue> key) {
        return new Item(new LinkedHashMap<>(key));
    }

    /** An item that was read. */
    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    public Item text(String name, String value) {
        return set(name, AttributeValue.fromS(value));
    }

    public Item number(String name, long value) {
        return set(name, AttributeValue.fromN(Long.toString(value)));
    }

    public Item instant(String name, Instant value) {
        return text(name, value.toString());
    }

    /** Left out where there are none, since a set can't be empty. */
    public Item texts(String name, Set<String> values) {
        return values.isEmpty()
                ? this
                : set(name, AttributeValue.fromSs(values.stream().sorted().toList()));
    }

    private Item set(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    public Map<String, AttributeValue> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    public String text(String name) {
        return present(name).s();
    }

    /** Empty where the item has none. */
    public Optional<String> textIf(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    public long number(String name) {
        return Long.parseLong(present(name).n());
    }

    public Optional<Long> numberIf(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::n).map(Long::parseLong);
    }

    public Instant instant(String name) {
        return Instant.parse(text(name));
    }

    public Set<String> texts(String name) {
        return Optional.ofNullable(attributes.get(name))
                .map(AttributeValue::ss)
                .map(Set::copyOf)
                .orElse(Set.of());
    }

    /** The sort key. */
    public String sortKey() {
        return text(Keys.SK);
    }

    private AttributeValue present(String name) {
        @Nullable AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("The item has no " + name);
        }
        return value;
    }
}
