package lyceum.tables.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.Operand;
import lyceum.tables.grammar.Path;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** Expected, QueryFilter and ScanFilter, with ConditionalOperator. */
public final class LegacyConditions {
    private static final String OR = "OR";

    private LegacyConditions() {}

    /** How many tests a ConditionalOperator joins must be two at least; null for no parameter at all. */
    public static void checkOperator(@Nullable String operator, @Nullable Map<String, ?> tests) {
        if (operator == null) {
            return;
        }
        if (tests == null) {
            throw Rejection.validation("ConditionalOperator cannot be used without Filter or Expected");
        }
        if (tests.size() < 2) {
            throw Rejection.validation(
                    "ConditionalOperator can only be used when Filter or Expected has two or more elements");
        }
        if (!operator.equals("AND") && !operator.equals(OR)) {
            throw Rejection.validation("Failed to satisfy constraint: Member must satisfy enum value set: [ALL, OR]");
        }
    }

    /** The condition of a filter; null if it tests nothing. */
    public static @Nullable Condition ofFilter(
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> filter,
            @Nullable String operator,
            ValueReader reader) {
        return join(tests(filter, reader), operator);
    }

    static List<AttributeTest> tests(
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> filter, ValueReader reader) {
        var tests = new ArrayList<AttributeTest>();
        filter.forEach((attribute, condition) -> tests.add(new AttributeTest(
                attribute, condition.comparisonOperator(), values(condition.attributeValueList(), reader))));
        return tests;
    }

    /** The condition of Expected; null if it tests nothing. */
    public static @Nullable Condition ofExpected(
            Map<String, ExpectedAttributeValue> expected, @Nullable String operator, ValueReader reader) {
        var tests = new ArrayList<AttributeTest>();
        expected.forEach((attribute, expectation) -> tests.add(test(attribute, expectation, reader)));
        return join(tests, operator);
    }

    private static AttributeTest test(String attribute, ExpectedAttributeValue expected, ValueReader reader) {
        if (expected.hasAttributeValueList() && expected.value() != null) {
            throw invalid("Value and AttributeValueList cannot be used together", attribute);
        }
        if (expected.comparisonOperator() != null) {
            return compared(attribute, expected, expected.comparisonOperator(), reader);
        }
        if (expected.hasAttributeValueList()) {
            throw invalid("AttributeValueList can only be used with a ComparisonOperator", attribute);
        }
        if (Boolean.FALSE.equals(expected.exists())) {
            if (expected.value() != null) {
                throw invalid("Value cannot be used when Exists is false", attribute);
            }
            return new AttributeTest(attribute, ComparisonOperator.NULL, List.of());
        }
        if (expected.value() == null) {
            throw invalid("Value must be provided when Exists is " + expected.exists(), attribute);
        }
        return new AttributeTest(attribute, ComparisonOperator.EQ, List.of(reader.value(expected.value())));
    }

    private static AttributeTest compared(
            String attribute, ExpectedAttributeValue expected, ComparisonOperator operator, ValueReader reader) {
        if (expected.exists() != null) {
            throw invalid("Exists and ComparisonOperator cannot be used together", attribute);
        }
        var given = expected.value() == null ? expected.attributeValueList() : List.of(expected.value());
        var needsNone = operator == ComparisonOperator.NULL || operator == ComparisonOperator.NOT_NULL;
        if (!needsNone && expected.value() == null && !expected.hasAttributeValueList()) {
            throw invalid("Value or AttributeValueList must be used with ComparisonOperator: " + operator, attribute);
        }
        return new AttributeTest(attribute, operator, values(given, reader));
    }

    private static List<Value> values(List<AttributeValue> given, ValueReader reader) {
        return given.stream().map(reader::value).toList();
    }

    private static Rejection invalid(String why, String attribute) {
        return Rejection.invalidParameter(why + " for Attribute: " + attribute);
    }

    private static @Nullable Condition join(List<AttributeTest> tests, @Nullable String operator) {
        return tests.stream()
                .map(LegacyConditions::condition)
                .reduce((left, right) ->
                        OR.equals(operator) ? new Condition.Or(left, right) : new Condition.And(left, right))
                .orElse(null);
    }

    private static Condition condition(AttributeTest test) {
        var path = Path.of(test.attribute());
        var operands =
                test.arguments().stream().<Operand>map(Operand.Literal::new).toList();
        return switch (test.operator()) {
            case EQ -> compare(path, Condition.Comparator.EQUAL, operands);
            case NE -> compare(path, Condition.Comparator.NOT_EQUAL, operands);
            case LE -> compare(path, Condition.Comparator.LESS_OR_EQUAL, operands);
            case LT -> compare(path, Condition.Comparator.LESS, operands);
            case GE -> compare(path, Condition.Comparator.GREATER_OR_EQUAL, operands);
            case GT -> compare(path, Condition.Comparator.GREATER, operands);
            case NULL -> new Condition.NotExists(path);
            case NOT_NULL -> new Condition.Exists(path);
            case CONTAINS -> new Condition.Contains(path, operands.getFirst());
            case NOT_CONTAINS -> new Condition.Not(new Condition.Contains(path, operands.getFirst()));
            case BEGINS_WITH -> new Condition.BeginsWith(path, operands.getFirst());
            case IN -> new Condition.In(path, operands);
            case BETWEEN -> new Condition.Between(path, operands.get(0), operands.get(1));
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("operators were checked before");
        };
    }

    private static Condition compare(Path path, Condition.Comparator comparator, List<Operand> operands) {
        return new Condition.Comparison(path, comparator, operands.getFirst());
    }
}
