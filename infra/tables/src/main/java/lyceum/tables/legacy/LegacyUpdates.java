package lyceum.tables.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lyceum.tables.grammar.Path;
import lyceum.tables.grammar.Update;
import lyceum.tables.grammar.Update.Amount;
import lyceum.tables.grammar.Update.Assignment;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/** AttributeUpdates. */
public final class LegacyUpdates {
    private static final Set<Value.Type> SETS = Set.of(Value.Type.SS, Value.Type.NS, Value.Type.BS);

    private final List<Assignment> sets = new ArrayList<>();
    private final List<Path> removes = new ArrayList<>();
    private final List<Amount> adds = new ArrayList<>();
    private final List<Amount> deletes = new ArrayList<>();

    private LegacyUpdates() {}

    /** The update of a request. */
    public static Update of(Map<String, AttributeValueUpdate> updates, ValueReader reader) {
        var all = new LegacyUpdates();
        updates.forEach((attribute, update) -> {
            var value = update.value() == null ? null : reader.value(update.value());
            var action = update.action() == null ? AttributeAction.PUT : update.action();
            all.add(Path.of(attribute), action, value);
        });
        return new Update(all.sets, all.removes, all.adds, all.deletes);
    }

    private void add(Path path, AttributeAction action, @Nullable Value value) {
        if (value == null) {
            if (action != AttributeAction.DELETE) {
                throw Rejection.invalidParameter("Only DELETE action is allowed when no attribute value is specified");
            }
            removes.add(path);
            return;
        }
        switch (action) {
            case PUT -> sets.add(new Assignment(path, new Update.Source.Literal(value)));
            case ADD -> adds.add(new Amount(path, addable(value)));
            case DELETE -> deletes.add(new Amount(path, deletable(value)));
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("actions were checked before");
        }
    }

    private static Value addable(Value value) {
        var type = value.type();
        if (type != Value.Type.N && type != Value.Type.L && !SETS.contains(type)) {
            throw Rejection.invalidParameter("ADD action is not supported for the type " + type);
        }
        return value;
    }

    private static Value deletable(Value value) {
        if (!SETS.contains(value.type())) {
            throw Rejection.invalidParameter("DELETE action with value is not supported for the type " + value.type());
        }
        return value;
    }
}
