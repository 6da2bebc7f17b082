package lyceum.tables.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** From a table and an UpdateTable that was checked to the table as it will be. */
public final class Redeclaration {
    private final Declaration declaration;
    private final Table table;
    private final UpdateTableRequest request;
    private final Map<String, Integer> numbers;
    private final List<GlobalSecondaryIndexDescription> indexes;

    private Redeclaration(Declaration declaration, Table table, UpdateTableRequest request) {
        this.declaration = declaration;
        this.table = table;
        this.request = request;
        this.numbers = new HashMap<>(table.indexNumbers());
        this.indexes = new ArrayList<>(table.description().globalSecondaryIndexes());
    }

    /** The table as it will be. */
    public static Table of(Declaration declaration, Table table, UpdateTableRequest request) {
        return new Redeclaration(declaration, table, request).table();
    }

    private Table table() {
        var description = table.description().toBuilder();
        request.globalSecondaryIndexUpdates().forEach(this::follow);
        declareBilling(description);
        description.globalSecondaryIndexes(indexes.isEmpty() ? null : indexes);
        description.attributeDefinitions(definitions());
        declareRest(description);
        return table.with(description.build(), numbers);
    }

    private void declareRest(TableDescription.Builder description) {
        if (request.deletionProtectionEnabled() != null) {
            description.deletionProtectionEnabled(request.deletionProtectionEnabled());
        }
        if (request.onDemandThroughput() != null) {
            description.onDemandThroughput(request.onDemandThroughput());
        }
        declaration.declareClass(description, request.tableClass());
        declaration.declareEncryption(description, request.sseSpecification());
        if (request.streamSpecification() != null) {
            declaration.declareStream(
                    description,
                    request.streamSpecification(),
                    table.description().tableArn());
        }
    }

    private void declareBilling(TableDescription.Builder description) {
        var mode = UpdateRules.modeAfter(table, request);
        if (mode != UpdateRules.modeOf(table)) {
            declaration.declareBilling(description, mode);
        }
        if (mode == BillingMode.PAY_PER_REQUEST) {
            description.provisionedThroughput(Descriptions.throughput(null));
            indexes.replaceAll(index -> index.toBuilder()
                    .provisionedThroughput(Descriptions.throughput(null))
                    .build());
        } else if (request.provisionedThroughput() != null) {
            description.provisionedThroughput(Descriptions.throughput(request.provisionedThroughput()));
        }
    }

    private void follow(GlobalSecondaryIndexUpdate update) {
        if (update.create() != null) {
            var create = update.create();
            indexes.add(Descriptions.global(
                    table.description().tableArn(),
                    create.indexName(),
                    create.keySchema(),
                    create.projection(),
                    create.provisionedThroughput(),
                    create.onDemandThroughput()));
            var last =
                    numbers.values().stream().mapToInt(number -> number).max().orElse(0);
            numbers.put(create.indexName(), last + 1);
        }
        if (update.delete() != null) {
            indexes.removeIf(index -> index.indexName().equals(update.delete().indexName()));
        }
        if (update.update() != null && update.update().provisionedThroughput() != null) {
            indexes.replaceAll(index -> index.indexName().equals(update.update().indexName())
                    ? index.toBuilder()
                            .provisionedThroughput(
                                    Descriptions.throughput(update.update().provisionedThroughput()))
                            .build()
                    : index);
        }
    }

    // What the table defined already stays as it was, whatever the request says; what no key uses goes.
    private List<AttributeDefinition> definitions() {
        var used = new HashSet<String>();
        addNames(used, table.description().keySchema());
        table.description().localSecondaryIndexes().forEach(index -> addNames(used, index.keySchema()));
        indexes.forEach(index -> addNames(used, index.keySchema()));
        var definitions = new ArrayList<AttributeDefinition>();
        for (var source : List.of(table.description().attributeDefinitions(), request.attributeDefinitions())) {
            for (var each : source) {
                if (used.remove(each.attributeName())) {
                    definitions.add(each);
                }
            }
        }
        return definitions;
    }

    private static void addNames(Collection<String> names, List<KeySchemaElement> key) {
        key.forEach(each -> names.add(each.attributeName()));
    }
}
