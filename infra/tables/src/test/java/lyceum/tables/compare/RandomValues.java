package lyceum.tables.compare;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Small values of all types, alike enough to be equal now and then. */
final class RandomValues {
    private static final List<String> TEXTS = List.of("a", "b", "ab", "abc", "é", "zz", "1", "pk");
    private static final List<String> NUMBERS = List.of(
            "0", "1", "-1", "2", "10", "1.5", "-0.25", "1e10", "123456789012345678901234567890", "1e-100", "007");

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    String text() {
        return one(TEXTS);
    }

    AttributeValue s() {
        return AttributeValue.fromS(text());
    }

    AttributeValue n() {
        return AttributeValue.fromN(one(NUMBERS));
    }

    AttributeValue any() {
        return any(2);
    }

    private AttributeValue any(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 10)) {
            case 0, 1, 2 -> s();
            case 3, 4, 5 -> n();
            case 6 -> AttributeValue.fromB(SdkBytes.fromUtf8String(text()));
            case 7 -> AttributeValue.fromBool(random.nextBoolean());
            case 8 -> AttributeValue.fromNul(true);
            case 9 -> set();
            case 10, 11 -> AttributeValue.fromL(many(() -> any(depth - 1)));
            default -> AttributeValue.fromM(map(depth - 1));
        };
    }

    private AttributeValue set() {
        return switch (random.nextInt(3)) {
            case 0 -> AttributeValue.fromSs(distinct(this::text));
            case 1 -> AttributeValue.fromNs(distinct(() -> Integer.toString(random.nextInt(5))));
            default ->
                AttributeValue.fromBs(distinct(this::text).stream()
                        .map(text -> SdkBytes.fromByteArray(text.getBytes(StandardCharsets.UTF_8)))
                        .toList());
        };
    }

    private List<String> distinct(Supplier<String> each) {
        return List.copyOf(new LinkedHashSet<>(many(each)));
    }

    private <T> List<T> many(Supplier<T> each) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> each.get())
                .toList();
    }

    private Map<String, AttributeValue> map(int depth) {
        var map = new LinkedHashMap<String, AttributeValue>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            map.put(one(List.of("x", "y", "z")), any(depth));
        }
        return map;
    }
}
