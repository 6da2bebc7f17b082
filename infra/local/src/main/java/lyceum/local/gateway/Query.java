package lyceum.local.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decoded query: every value of each name, in the order they came. */
record Query(Map<String, List<String>> values) {
    private static final Query NONE = new Query(Map.of());

    /** @throws Failed if it is not well encoded */
    static Query parse(String query) {
        if (query.isEmpty()) {
            return NONE;
        }
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals), true);
                String value = equals < 0 ? "" : Percent.decode(pair.substring(equals + 1), true);
                values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
            }
        }
        return new Query(values);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    @Nullable
    String last(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getLast();
    }

    /** The last value of each name, as {@code queryStringParameters} holds them. */
    Map<String, String> lasts() {
        var lasts = new LinkedHashMap<String, String>();
        values.forEach((name, all) -> lasts.put(name, all.getLast()));
        return lasts;
    }
}
