package lyceum.tables.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lyceum.tables.rejection.Rejection;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** What an UpdateTable may not do to the global indexes, besides what no table may have. */
final class IndexUpdateRules {
    private IndexUpdateRules() {}

    /** Every member says one thing, and no two of them are about the same index. */
    static void checkOneChangeEach(List<GlobalSecondaryIndexUpdate> updates) {
        var names = new HashSet<String>();
        for (var update : updates) {
            var changes = Stream.of(update.update(), update.create(), update.delete())
                    .filter(Objects::nonNull)
                    .count();
            if (changes != 1) {
                throw Rejection.invalidParameter((changes == 0 ? "One of " : "Only one of ")
                        + "GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                        + " GlobalSecondaryIndexUpdate.Delete "
                        + (changes == 0 ? "must not be null" : "may be given"));
            }
            var name = nameOf(update);
            if (!names.add(name)) {
                throw Rejection.invalidParameter(
                        "Only one global secondary index update per index is allowed simultaneously. Index: " + name);
            }
        }
    }

    private static String nameOf(GlobalSecondaryIndexUpdate update) {
        if (update.create() != null) {
            return update.create().indexName();
        }
        return update.delete() != null
                ? update.delete().indexName()
                : update.update().indexName();
    }

    /** An attribute that is in a key already keeps its type. */
    static void checkNotRedefined(Table table, List<KeySchemaElement> key, List<AttributeDefinition> definitions) {
        for (var element : key) {
            var given = definition(element.attributeName(), definitions);
            var present =
                    definition(element.attributeName(), table.description().attributeDefinitions());
            if (!present.isEmpty() && !present.equals(given)) {
                throw Rejection.invalidParameter("Attributes cannot be redefined. Please check that your attribute has"
                        + " the same type as previously defined. Existing schema: "
                        + shown(element, present)
                        + " New schema: "
                        + shown(element, given));
            }
        }
    }

    private static String definition(String name, List<AttributeDefinition> definitions) {
        return definitions.stream()
                .filter(each -> each.attributeName().equals(name))
                .map(AttributeDefinition::attributeTypeAsString)
                .findFirst()
                .orElse("");
    }

    private static String shown(KeySchemaElement element, String type) {
        return "Schema:[SchemaElement: key{"
                + element.attributeName()
                + ":"
                + type
                + ":"
                + element.keyTypeAsString()
                + "}]";
    }
}
