package lyceum.tables.schema;

import java.util.HashSet;
import java.util.List;
import lyceum.tables.rejection.Rejection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** The rules of keys and indexes that tables share, new ones and changed ones. */
final class IndexRules {
    private static final int MOST_INCLUDED = 100;
    private static final int MOST_OF_A_KIND = 4;
    private static final long MOST_UNITS = 1_000_000_000_000L;

    private IndexRules() {}

    static void checkDefined(List<KeySchemaElement> schema, List<String> defined) {
        var keys = schema.stream().map(KeySchemaElement::attributeName).toList();
        if (!defined.containsAll(keys)) {
            throw Rejection.invalidParameter("Some index key attributes are not defined in AttributeDefinitions. Keys: "
                    + keys
                    + ", AttributeDefinitions: "
                    + defined);
        }
        if (keys.stream().distinct().count() < keys.size()) {
            throw Rejection.validation(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
    }

    static void checkDefinedOnce(List<String> defined) {
        for (var i = 0; i < defined.size(); i++) {
            if (defined.indexOf(defined.get(i)) < i) {
                throw Rejection.validation("Attribute Name is duplicated: " + defined.get(i));
            }
        }
    }

    /** No throughput is that large, whatever the account. */
    static void checkBounds(@Nullable ProvisionedThroughput throughput) {
        if (throughput != null) {
            checkBound("ReadCapacityUnits", throughput.readCapacityUnits());
            checkBound("WriteCapacityUnits", throughput.writeCapacityUnits());
        }
    }

    private static void checkBound(String name, long units) {
        if (units > MOST_UNITS) {
            throw Rejection.validation("Given value " + units + " for " + name + " is out of bounds");
        }
    }

    /** The key of a table or local index: a hash attribute and perhaps a range attribute. */
    static void checkOrder(List<KeySchemaElement> schema) {
        if (schema.getFirst().keyType() != KeyType.HASH) {
            throw Rejection.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (schema.size() == 2 && schema.get(1).keyType() != KeyType.RANGE) {
            throw Rejection.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
    }

    /** The key of a global index: up to four hash attributes, then up to four range attributes. */
    static void checkGlobalOrder(List<KeySchemaElement> schema) {
        var hashes = schema.stream()
                .takeWhile(each -> each.keyType() == KeyType.HASH)
                .count();
        var ranges =
                schema.stream().filter(each -> each.keyType() == KeyType.RANGE).count();
        if (hashes == 0) {
            throw Rejection.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (hashes + ranges < schema.size()) {
            throw Rejection.validation(
                    "Invalid KeySchema: All HASH key elements must come before all RANGE key elements");
        }
        if (hashes > MOST_OF_A_KIND || ranges > MOST_OF_A_KIND) {
            throw Rejection.validation(
                    "Invalid KeySchema: A KeySchema can have at most 4 HASH and 4 RANGE key elements");
        }
    }

    static void checkProjection(Projection projection) {
        var type = projection.projectionType();
        if (type == null) {
            throw Rejection.invalidParameter("Unknown ProjectionType: null");
        }
        if (projection.hasNonKeyAttributes() && type != ProjectionType.INCLUDE) {
            throw Rejection.invalidParameter("ProjectionType is " + type + ", but NonKeyAttributes is specified");
        }
        if (type == ProjectionType.INCLUDE && projection.nonKeyAttributes().isEmpty()) {
            throw Rejection.invalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
        var included = new HashSet<String>();
        for (var name : projection.nonKeyAttributes()) {
            if (!included.add(name)) {
                throw Rejection.invalidParameter("Duplicate value in attribute name: " + name);
            }
        }
        if (included.size() > MOST_INCLUDED) {
            throw Rejection.invalidParameter("NonKeyAttributes count exceeds the limit of 100");
        }
    }

    static void checkThroughput(
            String indexName, @Nullable ProvisionedThroughput throughput, @Nullable BillingMode mode) {
        if (mode == BillingMode.PAY_PER_REQUEST && throughput != null) {
            throw Rejection.invalidParameter("ProvisionedThroughput should not be specified for index: "
                    + indexName
                    + " when BillingMode is PAY_PER_REQUEST");
        }
        if (mode != BillingMode.PAY_PER_REQUEST && throughput == null) {
            throw Rejection.invalidParameter("ProvisionedThroughput must be specified for index: " + indexName);
        }
    }
}
