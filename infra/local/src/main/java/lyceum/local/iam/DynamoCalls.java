package lyceum.local.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.local.template.Properties;
import lyceum.local.template.Template;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What calls of DynamoDB need to be allowed, with the values of the partition keys they touch as {@code dynamodb:LeadingKeys}.
 * Transactions need what their parts need.
 */
public final class DynamoCalls {
    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";
    /** A value that no partition key can have: what can't be made out matches no condition. */
    private static final String UNKNOWN = "\0";

    private static final Pattern EQUALITY = Pattern.compile("([#\\w]+)\\s*=\\s*(:\\w+)");

    private final String region;
    private final Map<String, String> partitionKeys = new LinkedHashMap<>();

    public DynamoCalls(Template template) {
        region = template.region();
        template.ofType("AWS::DynamoDB::Table")
                .forEach(table -> partitionKeys.put(
                        template.ref(table.logicalId()),
                        partitionKey(table.properties().objects("KeySchema"))));
    }

    private static String partitionKey(List<Properties> schema) {
        return schema.stream()
                .filter(part -> part.text("KeyType").equals("HASH"))
                .map(part -> part.text("AttributeName"))
                .findFirst()
                .orElse("");
    }

    public List<Access> of(AwsRequest request) {
        return switch (request) {
            case GetItemRequest get -> List.of(item("GetItem", get.tableName(), get.key()));
            case PutItemRequest put -> List.of(item("PutItem", put.tableName(), put.item()));
            case UpdateItemRequest update -> List.of(item("UpdateItem", update.tableName(), update.key()));
            case DeleteItemRequest delete -> List.of(item("DeleteItem", delete.tableName(), delete.key()));
            case QueryRequest query -> List.of(query(query));
            case BatchGetItemRequest batch -> {
                var all = new ArrayList<Access>();
                batch.requestItems().forEach((table, keys) -> keys.keys()
                        .forEach(key -> all.add(item("BatchGetItem", table, key))));
                yield all;
            }
            case BatchWriteItemRequest batch -> {
                var all = new ArrayList<Access>();
                batch.requestItems()
                        .forEach((table, writes) -> writes.forEach(write -> all.add(item(
                                "BatchWriteItem",
                                table,
                                write.putRequest() != null
                                        ? write.putRequest().item()
                                        : write.deleteRequest().key()))));
                yield all;
            }
            case TransactGetItemsRequest gets ->
                gets.transactItems().stream()
                        .map(get ->
                                item("GetItem", get.get().tableName(), get.get().key()))
                        .toList();
            case TransactWriteItemsRequest writes ->
                writes.transactItems().stream().map(this::part).toList();
            default -> List.of(new Access("dynamodb:" + name(request), table(tableOf(request))));
        };
    }

    private Access part(TransactWriteItem write) {
        if (write.put() != null) {
            return item("PutItem", write.put().tableName(), write.put().item());
        }
        if (write.update() != null) {
            return item("UpdateItem", write.update().tableName(), write.update().key());
        }
        if (write.delete() != null) {
            return item("DeleteItem", write.delete().tableName(), write.delete().key());
        }
        return item(
                "ConditionCheckItem",
                write.conditionCheck().tableName(),
                write.conditionCheck().key());
    }

    private Access item(String action, String table, Map<String, AttributeValue> key) {
        @Nullable AttributeValue value = key.get(partitionKeys.getOrDefault(table, ""));
        return new Access(
                "dynamodb:" + action,
                table(table),
                Map.of(LEADING_KEYS, List.of(value != null && value.s() != null ? value.s() : UNKNOWN)));
    }

    private Access query(QueryRequest query) {
        String index = query.indexName() == null ? "" : "/index/" + query.indexName();
        String leading = index.isEmpty() ? leadingKey(query).orElse(UNKNOWN) : UNKNOWN;
        return new Access("dynamodb:Query", table(query.tableName()) + index, Map.of(LEADING_KEYS, List.of(leading)));
    }

    private Optional<String> leadingKey(QueryRequest query) {
        if (query.keyConditionExpression() == null) {
            return Optional.empty();
        }
        String partitionKey = partitionKeys.getOrDefault(query.tableName(), "");
        Matcher equality = EQUALITY.matcher(query.keyConditionExpression());
        while (equality.find()) {
            String name = equality.group(1);
            if (query.expressionAttributeNames().getOrDefault(name, name).equals(partitionKey)) {
                return Optional.ofNullable(query.expressionAttributeValues().get(equality.group(2)))
                        .map(AttributeValue::s);
            }
        }
        return Optional.empty();
    }

    private String table(String name) {
        return name.startsWith("arn:")
                ? name
                : "arn:aws:dynamodb:" + region + ":" + Template.ACCOUNT + ":table/" + name;
    }

    /** Or its stream. A call that names neither needs leave for all tables. */
    private static String tableOf(AwsRequest request) {
        return request.getValueForField("StreamArn", String.class)
                .or(() -> request.getValueForField("TableName", String.class))
                .orElse("*");
    }

    private static String name(AwsRequest request) {
        return request.getClass().getSimpleName().replaceAll("Request$", "");
    }
}
