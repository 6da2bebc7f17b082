package lyceum.tables.legacy;

import java.util.LinkedHashMap;
import java.util.Map;
import lyceum.tables.grammar.Condition.Comparator;
import lyceum.tables.grammar.KeyCondition;
import lyceum.tables.grammar.KeyCondition.Test;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.ValueReader;
import software.amazon.awssdk.services.dynamodb.model.Condition;

/** KeyConditions. */
public final class LegacyKeyConditions {
    private LegacyKeyConditions() {}

    /** The key condition of a request. */
    public static KeyCondition of(Map<String, Condition> conditions, ValueReader reader) {
        var tests = new LinkedHashMap<String, Test>();
        for (var each : LegacyConditions.tests(conditions, reader)) {
            tests.put(each.attribute(), test(each));
        }
        if (tests.isEmpty() || tests.size() > 2) {
            throw Rejection.validation("Conditions can be of length 1 or 2 only");
        }
        return new KeyCondition(tests);
    }

    private static Test test(AttributeTest test) {
        var first = test.arguments().isEmpty() ? null : test.arguments().getFirst();
        if (first == null) {
            throw notIndexable();
        }
        return switch (test.operator()) {
            case EQ -> new Test.Compare(Comparator.EQUAL, first);
            case LE -> new Test.Compare(Comparator.LESS_OR_EQUAL, first);
            case LT -> new Test.Compare(Comparator.LESS, first);
            case GE -> new Test.Compare(Comparator.GREATER_OR_EQUAL, first);
            case GT -> new Test.Compare(Comparator.GREATER, first);
            case BEGINS_WITH -> new Test.BeginsWith(first);
            case BETWEEN -> new Test.Between(first, test.arguments().get(1));
            case NE, NULL, NOT_NULL, CONTAINS, NOT_CONTAINS, IN, UNKNOWN_TO_SDK_VERSION -> throw notIndexable();
        };
    }

    private static Rejection notIndexable() {
        return Rejection.validation("Attempted conditional constraint is not an indexable operation");
    }
}
