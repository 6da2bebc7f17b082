package lyceum.tables;

import java.util.List;
import java.util.Random;

/** Requests that look a little like real ones. */
final class Nonsense {
    private static final List<String> FIELDS = List.of(
            "TableName",
            "Key",
            "Item",
            "KeyConditionExpression",
            "FilterExpression",
            "UpdateExpression",
            "ConditionExpression",
            "ProjectionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "Limit",
            "ExclusiveStartKey",
            "RequestItems",
            "TransactItems",
            "ReturnValues",
            "Select",
            "IndexName",
            "Segment",
            "TotalSegments",
            "KeySchema",
            "AttributeDefinitions",
            "BillingMode",
            "ConsistentRead",
            "TimeToLiveSpecification",
            "GlobalSecondaryIndexes",
            "ClientRequestToken",
            "Get",
            "Put",
            "Keys",
            "PutRequest",
            "things",
            "pk",
            ":v",
            "#n",
            "AttributeName",
            "StreamArn",
            "ShardId",
            "ShardIterator",
            "ShardIteratorType",
            "SequenceNumber",
            "StreamSpecification",
            "StreamEnabled",
            "StreamViewType",
            "Tags",
            "ResourceArn",
            "TagKeys",
            "AttributeUpdates",
            "Expected",
            "QueryFilter",
            "ScanFilter",
            "KeyConditions",
            "ComparisonOperator",
            "AttributeValueList",
            "AttributesToGet",
            "GlobalSecondaryIndexUpdates",
            "Enabled",
            "KeyType",
            "AttributeType");
    private static final List<String> TYPES = List.of("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS");
    private static final List<String> WORDS = List.of(
            "things",
            "pk",
            "a",
            "#n",
            ":v",
            "=",
            "<",
            "AND",
            "OR",
            "NOT",
            "(",
            ")",
            "[",
            "]",
            "0",
            ".",
            ",",
            "SET",
            "REMOVE",
            "ADD",
            "size(",
            "begins_with(",
            "IN",
            "BETWEEN",
            "+",
            "attribute_exists(pk)",
            "pk = :v",
            "EQ",
            "LATEST",
            "TRIM_HORIZON",
            "NEW_IMAGE",
            "arn:aws:dynamodb:us-east-1:000000000000:table/things",
            "arn:aws:dynamodb:us-east-1:000000000000:table/things/stream/1|1|MSAx",
            "99999999999999999999999999999999999999999",
            "1E400");

    private Nonsense() {}

    static String request(Random random) {
        var request = new StringBuilder("{\"TableName\":\"things\"");
        for (var i = random.nextInt(5); i >= 0; i--) {
            request.append(',').append(field(random, 0));
        }
        request.append('}');
        if (random.nextInt(10) == 0) {
            request.setCharAt(random.nextInt(request.length()), (char) random.nextInt(32, 400));
        }
        return request.toString();
    }

    private static String field(Random random, int depth) {
        return "\"" + one(random, FIELDS) + "\":" + value(random, depth);
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 9)) {
            case 0 -> Integer.toString(random.nextInt(-2, 1000));
            case 1 -> random.nextBoolean() ? "true" : "null";
            case 2 -> "\"" + one(random, WORDS) + "\"";
            case 3 -> "\"" + expression(random) + "\"";
            case 4 -> "{\"pk\":{\"S\":\"a\"}}";
            case 5 -> "{\"" + one(random, TYPES) + "\":" + value(random, depth + 1) + "}";
            case 6 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
            case 7 -> "{" + field(random, depth + 1) + "}";
            default -> "{" + field(random, depth + 1) + "," + field(random, depth + 1) + "}";
        };
    }

    private static String expression(Random random) {
        var expression = new StringBuilder();
        for (var i = random.nextInt(8); i >= 0; i--) {
            expression.append(one(random, WORDS)).append(' ');
        }
        return expression.toString();
    }

    private static String one(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
