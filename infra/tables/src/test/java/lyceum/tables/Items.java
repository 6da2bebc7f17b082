package lyceum.tables;

import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Short words for items and tables in tests. */
final class Items {
    private Items() {}

    static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue n(String number) {
        return AttributeValue.fromN(number);
    }

    /** A map of names and values in turn. */
    static Map<String, AttributeValue> item(Object... namesAndValues) {
        var item = new LinkedHashMap<String, AttributeValue>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            item.put((String) namesAndValues[i], (AttributeValue) namesAndValues[i + 1]);
        }
        return item;
    }

    static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    static KeySchemaElement hash(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.HASH)
                .build();
    }

    static KeySchemaElement range(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.RANGE)
                .build();
    }

    /** A table with a string hash key {@code pk}. */
    static void simpleTable(DynamoDbClient client, String name) {
        client.createTable(table -> table.tableName(name)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                .keySchema(hash("pk"))
                .billingMode("PAY_PER_REQUEST"));
    }

    /** A table with a string hash key {@code pk} and a range key {@code sk}. */
    static CreateTableRequest.Builder sortedTable(String name, ScalarAttributeType rangeType) {
        return CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S), attribute("sk", rangeType))
                .keySchema(hash("pk"), range("sk"))
                .billingMode("PAY_PER_REQUEST");
    }

    /** A sorted table with the global indexes {@code zeta} and {@code alpha}, both by the text {@code x}. */
    static CreateTableRequest.Builder twiceIndexedTable(String name) {
        return sortedTable(name, ScalarAttributeType.N)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.N),
                        attribute("x", ScalarAttributeType.S))
                .globalSecondaryIndexes(global("zeta", hash("x")), global("alpha", hash("x")));
    }

    /** A global index of whole items. */
    static GlobalSecondaryIndex global(String name, KeySchemaElement... key) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key)
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    /** A local index of whole items. */
    static LocalSecondaryIndex local(String name, KeySchemaElement... key) {
        return LocalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key)
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    /** The message the service gives for a call that it refuses as invalid. */
    static String invalid(ThrowingCallable call) {
        return refused(call, "ValidationException");
    }

    /** The message of a refusal with a code. */
    static String refused(ThrowingCallable call, String code) {
        try {
            call.call();
        } catch (DynamoDbException e) {
            if (!e.awsErrorDetails().errorCode().equals(code)) {
                throw new AssertionError("expected " + code + " but was " + e, e);
            }
            return e.awsErrorDetails().errorMessage();
        } catch (Throwable e) {
            throw new AssertionError("expected " + code, e);
        }
        throw new AssertionError("expected " + code + " but nothing was refused");
    }
}
