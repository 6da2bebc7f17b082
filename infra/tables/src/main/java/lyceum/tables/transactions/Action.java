package lyceum.tables.transactions;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.ExpressionKind;
import lyceum.tables.grammar.Update;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.ExpressionParameters;
import lyceum.tables.validation.ExpressionParameters.Given;
import lyceum.tables.validation.IndexKeyRules;
import lyceum.tables.validation.ItemRules;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import lyceum.tables.writing.Write;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One action of a TransactWriteItems, read as far as it can be without its table. What is wrong with
 * it up to here refuses the whole request; what is found to be wrong with the table at hand becomes
 * a reason why the transaction was cancelled.
 *
 * @param subject the item or the key
 */
record Action(
        Kind kind,
        String tableName,
        Map<String, Value> subject,
        Update update,
        @Nullable Condition condition,
        boolean showsOld) {

    /** The four kinds, by the names they have in a request. */
    enum Kind {
        PUT("put"),
        UPDATE("update"),
        DELETE("delete"),
        CHECK("conditionCheck");

        private final String member;

        Kind(String member) {
            this.member = member;
        }
    }

    /** The members that an action must have, with the position in its request, from 1. */
    static void checkMembers(Constraints constraints, TransactWriteItem item, int position) {
        var at = "transactItems." + position + ".member.";
        if (item.put() != null) {
            var put = at + Kind.PUT.member;
            constraints
                    .tableName(put + ".tableName", item.put().tableName())
                    .notNull(put + ".item", item.put().hasItem() ? item.put().item() : null);
        }
        if (item.update() != null) {
            var update = at + Kind.UPDATE.member;
            constraints
                    .tableName(update + ".tableName", item.update().tableName())
                    .notNull(update + ".updateExpression", item.update().updateExpression())
                    .notNull(
                            update + ".key",
                            item.update().hasKey() ? item.update().key() : null);
        }
        if (item.delete() != null) {
            var delete = at + Kind.DELETE.member;
            constraints
                    .tableName(delete + ".tableName", item.delete().tableName())
                    .notNull(
                            delete + ".key",
                            item.delete().hasKey() ? item.delete().key() : null);
        }
        if (item.conditionCheck() != null) {
            var check = at + Kind.CHECK.member;
            constraints
                    .tableName(check + ".tableName", item.conditionCheck().tableName())
                    .notNull(
                            check + ".conditionExpression",
                            item.conditionCheck().conditionExpression())
                    .notNull(
                            check + ".key",
                            item.conditionCheck().hasKey()
                                    ? item.conditionCheck().key()
                                    : null);
        }
    }

    /** Reads an action; its members were checked. */
    static Action of(TransactWriteItem item) {
        var given = Stream.of(item.conditionCheck(), item.put(), item.delete(), item.update())
                .filter(Objects::nonNull)
                .count();
        if (given == 0) {
            throw Rejection.validation(
                    "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
        }
        if (given > 1) {
            throw Rejection.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        if (item.put() != null) {
            return of(item.put());
        }
        if (item.update() != null) {
            return of(item.update());
        }
        return item.delete() != null ? of(item.delete()) : of(item.conditionCheck());
    }

    private static Action of(Put put) {
        var item = ValueReader.CURRENT.item(put.item());
        var condition = condition(
                put.conditionExpression(),
                put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null,
                put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null);
        ItemRules.checkSize(item);
        return new Action(
                Kind.PUT,
                put.tableName(),
                item,
                Update.NOTHING,
                condition,
                showsOld(put.returnValuesOnConditionCheckFailureAsString()));
    }

    private static Action of(software.amazon.awssdk.services.dynamodb.model.Update update) {
        var expressions = ExpressionParameters.of(
                List.of(
                        new Given(ExpressionKind.UPDATE, update.updateExpression()),
                        new Given(ExpressionKind.CONDITION, update.conditionExpression())),
                List.of(),
                update.hasExpressionAttributeNames() ? update.expressionAttributeNames() : null,
                update.hasExpressionAttributeValues() ? update.expressionAttributeValues() : null,
                ValueReader.CURRENT);
        var change = expressions.update(update.updateExpression());
        var condition = expressions.condition(ExpressionKind.CONDITION, update.conditionExpression());
        expressions.close();
        return new Action(
                Kind.UPDATE,
                update.tableName(),
                ValueReader.CURRENT.item(update.key()),
                change,
                condition,
                showsOld(update.returnValuesOnConditionCheckFailureAsString()));
    }

    private static Action of(Delete delete) {
        var condition = condition(
                delete.conditionExpression(),
                delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null,
                delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null);
        return new Action(
                Kind.DELETE,
                delete.tableName(),
                ValueReader.CURRENT.item(delete.key()),
                Update.NOTHING,
                condition,
                showsOld(delete.returnValuesOnConditionCheckFailureAsString()));
    }

    private static Action of(ConditionCheck check) {
        var condition = condition(
                check.conditionExpression(),
                check.hasExpressionAttributeNames() ? check.expressionAttributeNames() : null,
                check.hasExpressionAttributeValues() ? check.expressionAttributeValues() : null);
        return new Action(
                Kind.CHECK,
                check.tableName(),
                ValueReader.CURRENT.item(check.key()),
                Update.NOTHING,
                condition,
                showsOld(check.returnValuesOnConditionCheckFailureAsString()));
    }

    private static @Nullable Condition condition(
            @Nullable String text, @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        var expressions = ExpressionParameters.of(
                List.of(new Given(ExpressionKind.CONDITION, text)), List.of(), names, values, ValueReader.CURRENT);
        var condition = expressions.condition(ExpressionKind.CONDITION, text);
        expressions.close();
        return condition;
    }

    private static boolean showsOld(@Nullable String onFailure) {
        return "ALL_OLD".equals(onFailure);
    }

    /** Refuses the whole request for empty values in keys, the one fault of keys that cancels nothing. */
    void checkNoEmptyKeys(Table table) {
        ItemRules.checkNoEmptyKey(table, subject);
        switch (kind) {
            case PUT -> IndexKeyRules.checkNotEmpty(table, subject);
            case UPDATE -> IndexKeyRules.checkNotEmpty(table, update);
            case DELETE, CHECK -> {}
        }
    }

    /** What is to be done to the table; a refusal here is a reason to cancel. */
    Write on(Table table) {
        return switch (kind) {
            case PUT -> Write.put(table, subject, condition, showsOld);
            case UPDATE -> {
                var write = Write.update(table, subject, update, condition, showsOld);
                IndexKeyRules.check(table, update);
                yield write;
            }
            case DELETE -> Write.delete(table, subject, condition, showsOld);
            case CHECK -> Write.check(table, subject, condition, showsOld);
        };
    }
}
