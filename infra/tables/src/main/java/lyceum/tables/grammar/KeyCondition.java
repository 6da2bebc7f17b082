package lyceum.tables.grammar;

import java.util.LinkedHashMap;
import java.util.Map;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of keys: one test for each attribute it names.
 *
 * @param tests by attribute, one or two
 */
public record KeyCondition(Map<String, Test> tests) {

    /** What is asked of one key attribute. */
    public sealed interface Test {

        record Compare(Condition.Comparator comparator, Value value) implements Test {}

        record Between(Value low, Value high) implements Test {}

        record BeginsWith(Value prefix) implements Test {}
    }

    static KeyCondition of(Condition condition) {
        var tests = new LinkedHashMap<String, Test>();
        collect(condition, tests);
        return new KeyCondition(tests);
    }

    private static void collect(Condition condition, Map<String, Test> tests) {
        switch (condition) {
            case Condition.And(var left, var right) -> {
                collect(left, tests);
                collect(right, tests);
            }
            case Condition.Comparison comparison -> compare(comparison, tests);
            case Condition.Between(var operand, var low, var high) ->
                add(tests, attribute("BETWEEN", operand), new Test.Between(literal(low), literal(high)));
            case Condition.BeginsWith(var operand, var prefix) ->
                add(tests, attribute("begins_with", operand), new Test.BeginsWith(literal(prefix)));
            case Condition.Or _ -> throw invalidOperator("OR");
            case Condition.Not _ -> throw invalidOperator("NOT");
            case Condition.In _ -> throw invalidOperator("IN");
            case Condition.Exists _ -> throw invalidOperator("attribute_exists");
            case Condition.NotExists _ -> throw invalidOperator("attribute_not_exists");
            case Condition.HasType _ -> throw invalidOperator("attribute_type");
            case Condition.Contains _ -> throw invalidOperator("contains");
        }
    }

    private static void compare(Condition.Comparison comparison, Map<String, Test> tests) {
        var comparator = comparison.comparator();
        if (comparator == Condition.Comparator.NOT_EQUAL) {
            throw invalidOperator("<>");
        }
        if (comparison.left() instanceof Path path) {
            add(tests, attribute(path), new Test.Compare(comparator, literal(comparison.right())));
        } else if (comparison.right() instanceof Path path) {
            add(tests, attribute(path), new Test.Compare(comparator.mirrored(), literal(comparison.left())));
        } else {
            throw Rejection.validation(
                    comparison.left() instanceof Operand.Size || comparison.right() instanceof Operand.Size
                            ? "KeyConditionExpressions cannot contain nested operations"
                            : "Invalid condition in KeyConditionExpression: No key attribute specified");
        }
    }

    private static void add(Map<String, Test> tests, String attribute, Test test) {
        if (tests.putIfAbsent(attribute, test) != null) {
            throw ExpressionKind.KEY_CONDITION.invalid(
                    "KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static String attribute(String operator, Operand operand) {
        if (operand instanceof Path path) {
            return attribute(path);
        }
        throw Rejection.validation("Invalid condition in KeyConditionExpression: "
                + operator
                + " operator must have the key attribute as its first operand");
    }

    private static String attribute(Path path) {
        if (path.nested()) {
            throw ExpressionKind.KEY_CONDITION.invalid(
                    "KeyConditionExpressions cannot have conditions on nested attributes");
        }
        return path.attribute();
    }

    private static Value literal(Operand operand) {
        return switch (operand) {
            case Operand.Literal(var value) -> value;
            case Path _ ->
                throw Rejection.validation("Invalid condition in KeyConditionExpression: Multiple attribute names used"
                        + " in one condition");
            case Operand.Size _ ->
                throw Rejection.validation("KeyConditionExpressions cannot contain nested operations");
        };
    }

    private static Rejection invalidOperator(String operator) {
        return Rejection.validation("Invalid operator used in KeyConditionExpression: " + operator);
    }

    /** The test of an attribute, or null. */
    public @Nullable Test test(String attribute) {
        return tests.get(attribute);
    }
}
