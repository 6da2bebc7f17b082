package lyceum.tables.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The items that a request would write, if their keys are sound. */
final class Places {
    private Places() {}

    record Place(String table, Map<String, AttributeValue> key) {}

    static List<Place> of(DynamoDbRequest request) {
        var places = new ArrayList<Place>();
        switch (request) {
            case PutItemRequest put -> add(places, put.tableName(), put.item());
            case UpdateItemRequest update -> add(places, update.tableName(), update.key());
            case DeleteItemRequest delete -> add(places, delete.tableName(), delete.key());
            case BatchWriteItemRequest batch ->
                batch.requestItems().forEach((table, writes) -> writes.forEach(each -> add(places, table, key(each))));
            default -> {}
        }
        return places;
    }

    private static Map<String, AttributeValue> key(WriteRequest write) {
        return write.putRequest() == null
                ? write.deleteRequest().key()
                : write.putRequest().item();
    }

    private static void add(List<Place> places, String table, Map<String, AttributeValue> item) {
        var key = new LinkedHashMap<>(item);
        key.keySet().retainAll(table.equals(ComparedTables.SIMPLE) ? List.of("pk") : List.of("pk", "sk"));
        var hash = key.get("pk");
        var range = key.get("sk");
        var sound = hash != null
                && hash.s() != null
                && !hash.s().isEmpty()
                && switch (table) {
                    case ComparedTables.SIMPLE -> true;
                    case ComparedTables.SORTED -> range != null && range.n() != null;
                    default -> false;
                };
        if (sound) {
            places.add(new Place(table, key));
        }
    }
}
