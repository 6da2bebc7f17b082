package lyceum.tables.validation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** The words that the parameters from before expressions may hold. */
public final class LegacyWords {
    private static final List<String> COMPARISONS = List.of(
            "IN",
            "NULL",
            "BETWEEN",
            "LT",
            "NOT_CONTAINS",
            "EQ",
            "GT",
            "NOT_NULL",
            "NE",
            "LE",
            "BEGINS_WITH",
            "GE",
            "CONTAINS");
    private static final List<String> ACTIONS = List.of("ADD", "PUT", "DELETE");

    private LegacyWords() {}

    static void checkExpected(Constraints constraints, @Nullable Map<String, ExpectedAttributeValue> expected) {
        if (expected != null) {
            expected.forEach((attribute, test) -> constraints.oneOf(
                    "expected." + attribute + ".member.comparisonOperator",
                    test.comparisonOperatorAsString(),
                    COMPARISONS));
        }
    }

    static void checkUpdates(Constraints constraints, @Nullable Map<String, AttributeValueUpdate> updates) {
        if (updates != null) {
            updates.forEach((attribute, update) -> constraints.oneOf(
                    "attributeUpdates." + attribute + ".member.action", update.actionAsString(), ACTIONS));
        }
    }

    /** The operators of a filter or of key conditions must be there and among their words. */
    public static void checkConditions(
            Constraints constraints, String parameter, @Nullable Map<String, Condition> conditions) {
        if (conditions != null) {
            conditions.forEach((attribute, condition) -> {
                var at = parameter + "." + attribute + ".member.comparisonOperator";
                constraints
                        .notNull(at, condition.comparisonOperatorAsString())
                        .oneOf(at, condition.comparisonOperatorAsString(), COMPARISONS);
            });
        }
    }
}
