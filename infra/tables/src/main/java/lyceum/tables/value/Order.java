package lyceum.tables.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import software.amazon.awssdk.core.SdkBytes;

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

    /** The members of a string set in the order in which the service shows them. */
    static List<String> strings(Collection<String> members) {
        return members.stream()
                .sorted(Comparator.comparing(Order::utf8, Arrays::compareUnsigned))
                .toList();
    }

    /** The members of a binary set in the order in which the service shows them. */
    static List<SdkBytes> binaries(Collection<SdkBytes> members) {
        return members.stream()
                .sorted(Comparator.comparing(SdkBytes::asByteArrayUnsafe, Arrays::compareUnsigned))
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
