package lyceum.accounts.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** How many organisations a person belongs to, counted in the person's item by whatever begins or ends a membership. */
public final class Memberships {
    /** The attribute; an item without it is no person, or no longer. */
    public static final String COUNT = "memberships";

    /** As many as can be left in one transaction. */
    public static final int MAX = 10;

    private Memberships() {}

    /** One more, where the person is there and has room for it. */
    public static TransactWriteItem more(String table, String user) {
        return counted(table, user, "1", "#count < :bound", MAX);
    }

    /** One fewer. */
    public static TransactWriteItem fewer(String table, String user) {
        return counted(table, user, "-1", "#count > :bound", 0);
    }

    private static TransactWriteItem counted(String table, String user, String change, String condition, int bound) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Keys.user(user))
                        .updateExpression("SET #count = #count + :change")
                        .conditionExpression(condition)
                        .expressionAttributeNames(Map.of("#count", COUNT))
                        .expressionAttributeValues(Map.of(
                                ":change", AttributeValue.fromN(change),
                                ":bound", AttributeValue.fromN(Integer.toString(bound)))))
                .build();
    }
}
