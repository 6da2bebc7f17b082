package lyceum.tables.value;

import java.math.BigDecimal;
import java.util.Map;

/** Sizes in bytes as the service counts them for limits and capacity. */
public final class Sizes {
    /** The largest item, names included. */
    public static final int MAX_ITEM = 400 * 1024;

    private static final int DOCUMENT_OVERHEAD = 3;

    private Sizes() {}

    /** The size of an item: its names and its values. */
    public static int ofItem(Map<String, Value> item) {
        var size = 0;
        for (var attribute : item.entrySet()) {
            size += ofText(attribute.getKey()) + of(attribute.getValue());
        }
        return size;
    }

    /** The size of one value, without its name. */
    public static int of(Value value) {
        return switch (value) {
            case Value.S(var text) -> ofText(text);
            case Value.N(var number) -> ofNumber(number);
            case Value.B(var bytes) -> bytes.asByteArrayUnsafe().length;
            case Value.Bool _, Value.Null _ -> 1;
            case Value.L(var elements) -> {
                var size = DOCUMENT_OVERHEAD;
                for (var element : elements) {
                    size += 1 + of(element);
                }
                yield size;
            }
            case Value.M(var entries) -> DOCUMENT_OVERHEAD + entries.size() + ofItem(entries);
            case Value.Ss(var members) ->
                members.stream().mapToInt(Sizes::ofText).sum();
            case Value.Ns(var members) ->
                members.stream().mapToInt(Sizes::ofNumber).sum();
            case Value.Bs(var members) ->
                members.stream()
                        .mapToInt(member -> member.asByteArrayUnsafe().length)
                        .sum();
        };
    }

    /** The length of a text in UTF-8. */
    public static int ofText(String text) {
        var length = 0;
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (unit < 0x80) {
                length++;
            } else if (unit < 0x800) {
                length += 2;
            } else if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                length += 3;
            }
        }
        return length;
    }

    // One byte for two digits, one for the exponent, one for a minus; digits pair up from the point.
    private static int ofNumber(BigDecimal number) {
        if (number.signum() == 0) {
            return 1;
        }
        var digits = number.precision();
        var straddles = digits % 2 == 0 && Numbers.exponent(number) % 2 == 0;
        return 1 + (digits + 1) / 2 + (straddles ? 1 : 0) + (number.signum() < 0 ? 1 : 0);
    }
}
