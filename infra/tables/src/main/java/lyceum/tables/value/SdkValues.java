package lyceum.tables.value;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values to the SDK's {@link AttributeValue}, sets in the order of their members; and back, checked as
 * most operations check them.
 */
public final class SdkValues {
    private SdkValues() {}

    /** Reads an item or a key. */
    public static Map<String, Value> fromSdk(Map<String, AttributeValue> attributes) {
        return ValueReader.CURRENT.item(attributes);
    }

    /** Reads one value. */
    public static Value fromSdk(AttributeValue value) {
        return ValueReader.CURRENT.value(value);
    }

    /** Writes an item or a key. */
    public static Map<String, AttributeValue> toSdk(Map<String, Value> item) {
        Map<String, AttributeValue> attributes = LinkedHashMap.newLinkedHashMap(item.size());
        item.forEach((name, value) -> attributes.put(name, toSdk(value)));
        return attributes;
    }

    /** Writes one value. */
    public static AttributeValue toSdk(Value value) {
        return switch (value) {
            case Value.S(var text) -> AttributeValue.fromS(text);
            case Value.N(var number) -> AttributeValue.fromN(number.toPlainString());
            case Value.B(var bytes) -> AttributeValue.fromB(bytes);
            case Value.Bool(var truth) -> AttributeValue.fromBool(truth);
            case Value.Null() -> AttributeValue.fromNul(true);
            case Value.L(var elements) ->
                AttributeValue.fromL(elements.stream().map(SdkValues::toSdk).toList());
            case Value.M(var entries) -> AttributeValue.fromM(toSdk(entries));
            case Value.Ss(var members) -> AttributeValue.fromSs(Order.strings(members));
            case Value.Ns(var members) ->
                AttributeValue.fromNs(
                        members.stream().sorted().map(BigDecimal::toPlainString).toList());
            case Value.Bs(var members) -> AttributeValue.fromBs(Order.binaries(members));
        };
    }
}
