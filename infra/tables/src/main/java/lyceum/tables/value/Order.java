package lyceum.tables.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** The order of values: numbers by magnitude, text and binary by their unsigned bytes. */
public final class Order {
    private Order() {}

    /** Compares two values of one ordered type; empty when the types differ or have no order. */
    public static OptionalInt compare(Value left, Value right) {
        if (left instanceof Value.N(var a) && right instanceof Value.N(var b)) {
            return OptionalInt.of(a.compareTo(b));
        }
        if (left instanceof Value.S(var a) && right instanceof Value.S(var b)) {
            return OptionalInt.of(Arrays.compareUnsigned(utf8(a), utf8(b)));
        }
        if (left instanceof Value.B(var a) && right instanceof Value.B(var b)) {
            return OptionalInt.of(Arrays.compareUnsigned(a.asByteArrayUnsafe(), b.asByteArrayUnsafe()));
        }
        return OptionalInt.empty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
