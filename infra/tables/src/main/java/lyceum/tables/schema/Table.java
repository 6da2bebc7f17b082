package lyceum.tables.schema;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * A table as declared. Never changes: a changed declaration is another one.
 *
 * @param number tells its items apart in storage; never used again, even for the same name
 * @param description what DescribeTable answers, but for counts
 * @param indexNumbers the storage numbers of its indexes, by name, those of removed ones too
 * @param settings what is said of it by operations of their own
 * @param indexes in the order of their names, which is that of the service's messages
 */
public record Table(
        int number,
        TableDescription description,
        Map<String, Integer> indexNumbers,
        Settings settings,
        Key key,
        List<Index> indexes) {

    /**
     * What is said of a table by operations of their own.
     *
     * @param expiryAttribute the attribute with the time to live; null while that is off
     * @param tags values by key
     * @param recoverableSince when continuous backups were turned on; null while they are off
     */
    public record Settings(
            @Nullable String expiryAttribute,
            Map<String, String> tags,
            @Nullable Instant recoverableSince) {
        /** Those of a new table. */
        public static final Settings NONE = new Settings(null, Map.of(), null);

        /** The same with another expiry attribute, or none. */
        public Settings withExpiry(@Nullable String attribute) {
            return new Settings(attribute, tags, recoverableSince);
        }

        /** The same with other tags. */
        public Settings withTags(Map<String, String> others) {
            return new Settings(expiryAttribute, Map.copyOf(others), recoverableSince);
        }

        /** The same with continuous backups since an instant, or without. */
        public Settings withRecovery(@Nullable Instant since) {
            return new Settings(expiryAttribute, tags, since);
        }
    }

    /** A new table of a description. */
    public static Table of(int number, TableDescription description, Map<String, Integer> indexNumbers) {
        return of(number, description, indexNumbers, Settings.NONE);
    }

    /** A table of a description, with settings. */
    public static Table of(
            int number, TableDescription description, Map<String, Integer> indexNumbers, Settings settings) {
        var types = description.attributeDefinitions().stream()
                .collect(Collectors.toMap(
                        AttributeDefinition::attributeName, each -> Value.Type.valueOf(each.attributeTypeAsString())));
        var local = description.localSecondaryIndexes().stream()
                .map(each -> index(each.indexName(), false, each.keySchema(), each.projection(), types, indexNumbers));
        var global = description.globalSecondaryIndexes().stream()
                .map(each -> index(each.indexName(), true, each.keySchema(), each.projection(), types, indexNumbers));
        return new Table(
                number,
                description,
                Map.copyOf(indexNumbers),
                settings,
                key(description.keySchema(), types),
                Stream.concat(local, global)
                        .sorted(Comparator.comparing(Index::name))
                        .toList());
    }

    /** The attribute with the time to live; null while that is off. */
    public @Nullable String expiryAttribute() {
        return settings.expiryAttribute;
    }

    /** The table's name. */
    public String name() {
        return description.tableName();
    }

    /** The index of a name. */
    public Optional<Index> index(String name) {
        return indexes.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The same table with other settings. */
    public Table with(Settings others) {
        return new Table(number, description, indexNumbers, others, key, indexes);
    }

    /** The same table with another description. */
    public Table with(TableDescription other, Map<String, Integer> otherNumbers) {
        return of(number, other, otherNumbers, settings);
    }

    private static Index index(
            String name,
            boolean global,
            List<KeySchemaElement> keySchema,
            Projection projection,
            Map<String, Value.Type> types,
            Map<String, Integer> numbers) {
        var number = numbers.get(name);
        if (number == null) {
            throw new IllegalStateException("index " + name + " has no number");
        }
        Set<String> included =
                projection.projectionType() == ProjectionType.ALL ? null : Set.copyOf(projection.nonKeyAttributes());
        return new Index(number, name, global, key(keySchema, types), included);
    }

    private static Key key(List<KeySchemaElement> elements, Map<String, Value.Type> types) {
        var attributes = elements.stream()
                .map(each -> attribute(each.attributeName(), types))
                .toList();
        var hashes =
                elements.stream().filter(each -> each.keyType() == KeyType.HASH).count();
        return new Key(attributes, (int) hashes);
    }

    private static KeyAttribute attribute(String name, Map<String, Value.Type> types) {
        var type = types.get(name);
        if (type == null) {
            throw new IllegalStateException("key attribute " + name + " has no type");
        }
        return new KeyAttribute(name, type);
    }
}
