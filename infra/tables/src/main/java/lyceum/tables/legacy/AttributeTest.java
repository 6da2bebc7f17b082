package lyceum.tables.legacy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.Order;
import lyceum.tables.value.Value;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;

/** What is asked of one attribute, its arguments checked. */
record AttributeTest(String attribute, ComparisonOperator operator, List<Value> arguments) {
    private static final Set<Value.Type> ORDERED = Set.of(Value.Type.S, Value.Type.N, Value.Type.B);
    private static final Map<ComparisonOperator, Set<Value.Type>> TYPES = Map.of(
            ComparisonOperator.LE, ORDERED,
            ComparisonOperator.LT, ORDERED,
            ComparisonOperator.GE, ORDERED,
            ComparisonOperator.GT, ORDERED,
            ComparisonOperator.BETWEEN, ORDERED,
            ComparisonOperator.IN, ORDERED,
            ComparisonOperator.BEGINS_WITH, Set.of(Value.Type.S, Value.Type.B),
            ComparisonOperator.CONTAINS, ORDERED,
            ComparisonOperator.NOT_CONTAINS, ORDERED);

    AttributeTest {
        checkCount(operator, arguments);
        arguments.forEach(argument -> checkType(operator, argument));
        if (operator == ComparisonOperator.IN) {
            checkOneType(arguments);
        }
        if (operator == ComparisonOperator.BETWEEN) {
            checkBounds(arguments.get(0), arguments.get(1));
        }
    }

    private static void checkCount(ComparisonOperator operator, List<Value> arguments) {
        var count = arguments.size();
        var right =
                switch (operator) {
                    case NULL, NOT_NULL -> count == 0;
                    case BETWEEN -> count == 2;
                    case IN -> count > 0;
                    case EQ, NE, LE, LT, GE, GT, CONTAINS, NOT_CONTAINS, BEGINS_WITH, UNKNOWN_TO_SDK_VERSION ->
                        count == 1;
                };
        if (!right) {
            throw Rejection.invalidParameter(
                    "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
    }

    private static void checkType(ComparisonOperator operator, Value argument) {
        var allowed = TYPES.get(operator);
        if (allowed != null && !allowed.contains(argument.type())) {
            throw Rejection.invalidParameter(
                    "ComparisonOperator " + operator + " is not valid for " + argument.type() + " AttributeValue type");
        }
    }

    private static void checkOneType(List<Value> arguments) {
        if (arguments.stream()
                        .map(Value::type)
                        .collect(Collectors.toCollection(HashSet::new))
                        .size()
                > 1) {
            throw oneType();
        }
    }

    private static void checkBounds(Value low, Value high) {
        var order = Order.compare(low, high);
        if (order.isEmpty()) {
            throw oneType();
        }
        if (order.getAsInt() > 0) {
            throw Rejection.validation(
                    "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
    }

    private static Rejection oneType() {
        return Rejection.invalidParameter("AttributeValues inside AttributeValueList must be of same type");
    }
}
