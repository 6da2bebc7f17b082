package lyceum.tables.writing;

import java.util.Map;
import lyceum.tables.evaluation.Conditions;
import lyceum.tables.evaluation.Updates;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.Update;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import lyceum.tables.validation.ItemRules;
import lyceum.tables.validation.KeyPaths;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants done to one item, checked as far as it can be without the item.
 *
 * @param place where the item is
 * @param condition what must hold for the item as it is; null for nothing
 * @param returnsOldOnFailure whether a failed condition shows the item
 */
@SuppressWarnings("ArrayRecordComponent") // compared by place where it matters, with Arrays
public record Write(
        Table table,
        Map<String, Value> key,
        byte[] place,
        @Nullable Condition condition,
        boolean returnsOldOnFailure,
        Effect effect) {

    /** What becomes of the item. */
    public sealed interface Effect {}

    /** It becomes this item. */
    public record Put(Map<String, Value> item) implements Effect {}

    /** It changes, or begins as its key alone unless the update only removes. */
    public record Change(Update update) implements Effect {}

    /** It goes. */
    public record Delete() implements Effect {}

    /** It stays as it is. */
    public record Check() implements Effect {}

    /** An item before and after. */
    public record Outcome(
            @Nullable Map<String, Value> before, @Nullable Map<String, Value> after) {}

    public static Write put(
            Table table, Map<String, Value> item, @Nullable Condition condition, boolean returnsOldOnFailure) {
        ItemRules.checkItem(table, item);
        return of(table, table.key().of(item), condition, returnsOldOnFailure, new Put(item));
    }

    public static Write update(
            Table table,
            Map<String, Value> key,
            Update update,
            @Nullable Condition condition,
            boolean returnsOldOnFailure) {
        ItemRules.checkKey(table, key);
        ItemRules.checkUpdate(table, update);
        KeyPaths.check(table, update);
        return of(table, key, condition, returnsOldOnFailure, new Change(update));
    }

    public static Write delete(
            Table table, Map<String, Value> key, @Nullable Condition condition, boolean returnsOldOnFailure) {
        ItemRules.checkKey(table, key);
        return of(table, key, condition, returnsOldOnFailure, new Delete());
    }

    public static Write check(
            Table table, Map<String, Value> key, @Nullable Condition condition, boolean returnsOldOnFailure) {
        ItemRules.checkKey(table, key);
        return of(table, key, condition, returnsOldOnFailure, new Check());
    }

    private static Write of(
            Table table,
            Map<String, Value> key,
            @Nullable Condition condition,
            boolean returnsOldOnFailure,
            Effect effect) {
        return new Write(table, key, StorageKeys.item(table, key), condition, returnsOldOnFailure, effect);
    }

    /** What this does to an item, or the refusal if its condition does not hold. */
    Outcome on(@Nullable Map<String, Value> before) {
        if (condition != null && !Conditions.test(condition, before == null ? Map.of() : before)) {
            throw Rejection.conditionFailed(returnsOldOnFailure ? before : null);
        }
        return switch (effect) {
            case Put(var item) -> new Outcome(before, item);
            case Change(var update) -> {
                var after = Updates.apply(update, before == null ? key : before);
                ItemRules.checkUpdated(table, before == null ? Map.of() : before, after);
                yield new Outcome(before, before == null && update.onlyRemoves() ? null : after);
            }
            case Delete() -> new Outcome(before, null);
            case Check() -> new Outcome(before, before);
        };
    }
}
