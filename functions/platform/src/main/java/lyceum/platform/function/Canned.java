package lyceum.platform.function;

import java.util.Map;

/**
 * What AWS seems to answer while a function is primed.
 *
 * @param texts by service and action, for example {@code dynamodb.GetItem}
 * @param objects those of the function's bucket, by key
 */
record Canned(Map<String, String> texts, Map<String, byte[]> objects) {
    Canned {
        texts = Map.copyOf(texts);
        objects = Map.copyOf(objects);
    }
}
