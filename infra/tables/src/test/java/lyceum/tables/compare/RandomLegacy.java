package lyceum.tables.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** The parameters of one request from before there were expressions, mostly right. */
final class RandomLegacy {
    private static final List<String> ATTRIBUTES = List.of("a", "b", "c", "d", "e");
    private static final List<String> WITH_ONE =
            List.of("EQ", "NE", "LE", "LT", "GE", "GT", "CONTAINS", "NOT_CONTAINS", "BEGINS_WITH");

    private final Random random;
    private final RandomValues values;

    RandomLegacy(Random random, RandomValues values) {
        this.random = random;
        this.values = values;
    }

    /** What {@code AttributeUpdates} takes. */
    Map<String, AttributeValueUpdate> updates() {
        var updates = new LinkedHashMap<String, AttributeValueUpdate>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            updates.put(values.oneIn(100) ? "pk" : values.one(ATTRIBUTES), update());
        }
        // What only removes makes no item here and an empty one in dynalite: all later answers would differ.
        if (updates.values().stream().allMatch(each -> "DELETE".equals(each.actionAsString()))) {
            updates.put("f", update("PUT", values.any()));
        }
        return updates;
    }

    private AttributeValueUpdate update() {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> update("PUT", values.any());
            case 3 -> update("ADD", values.oneIn(3) ? values.any() : values.n());
            case 4 -> update("DELETE", values.any());
            default -> AttributeValueUpdate.builder().action("DELETE").build();
        };
    }

    private static AttributeValueUpdate update(String action, AttributeValue value) {
        return AttributeValueUpdate.builder().action(action).value(value).build();
    }

    /** What {@code Expected} takes. */
    Map<String, ExpectedAttributeValue> expected() {
        var expected = new LinkedHashMap<String, ExpectedAttributeValue>();
        for (var i = random.nextInt(2); i >= 0; i--) {
            expected.put(values.one(ATTRIBUTES), expectation());
        }
        return expected;
    }

    private ExpectedAttributeValue expectation() {
        return switch (random.nextInt(5)) {
            case 0 -> ExpectedAttributeValue.builder().exists(values.oneIn(10)).build();
            case 1 -> ExpectedAttributeValue.builder().value(values.any()).build();
            default -> {
                var condition = condition();
                yield ExpectedAttributeValue.builder()
                        .comparisonOperator(condition.comparisonOperatorAsString())
                        .attributeValueList(condition.hasAttributeValueList() ? condition.attributeValueList() : null)
                        .build();
            }
        };
    }

    /** What {@code QueryFilter} and {@code ScanFilter} take. */
    Map<String, Condition> filter() {
        var filter = new LinkedHashMap<String, Condition>();
        for (var i = random.nextInt(2); i >= 0; i--) {
            filter.put(values.one(ATTRIBUTES), condition());
        }
        return filter;
    }

    private Condition condition() {
        return switch (random.nextInt(7)) {
            case 0 -> condition(values.one(List.of("NULL", "NOT_NULL")));
            case 1 -> condition("BETWEEN", values.any(), values.any());
            case 2 -> condition("IN", scalars());
            default ->
                condition(
                        values.one(WITH_ONE),
                        Stream.generate(values::any)
                                .limit(values.oneIn(100) ? 2 : 1)
                                .toArray(AttributeValue[]::new));
        };
    }

    private AttributeValue[] scalars() {
        return Stream.generate(() -> random.nextBoolean() ? values.s() : values.n())
                .limit(1 + random.nextInt(3))
                .toArray(AttributeValue[]::new);
    }

    private static Condition condition(String operator, AttributeValue... operands) {
        return Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(operands.length == 0 ? null : List.of(operands))
                .build();
    }

    /** What {@code KeyConditions} takes: a hash key and, half of the time, a range key. */
    Map<String, Condition> keys(String hash, AttributeValue hashValue, String range, AttributeValue rangeValue) {
        var keys = new LinkedHashMap<String, Condition>();
        keys.put(hash, condition("EQ", hashValue));
        if (!range.isEmpty() && random.nextBoolean()) {
            keys.put(
                    range,
                    switch (random.nextInt(4)) {
                        case 0 -> condition("BETWEEN", rangeValue, rangeValue);
                        case 1 -> condition("BEGINS_WITH", rangeValue);
                        default -> condition(values.one(List.of("EQ", "LT", "LE", "GT", "GE", "NE")), rangeValue);
                    });
        }
        return keys;
    }

    /** What {@code AttributesToGet} takes. */
    List<String> attributes() {
        var wanted = new ArrayList<String>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            wanted.add(values.one(ATTRIBUTES));
        }
        return values.oneIn(20) ? wanted : wanted.stream().distinct().toList();
    }

    /** How so many conditions are joined; null to say nothing. */
    @Nullable
    String operator(Map<String, ?> conditions) {
        return conditions.size() > 1 || values.oneIn(50) ? values.one(List.of("AND", "OR")) : null;
    }
}
