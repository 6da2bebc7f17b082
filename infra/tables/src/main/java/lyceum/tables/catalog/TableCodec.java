package lyceum.tables.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import lyceum.tables.json.SdkJson;
import lyceum.tables.schema.Table;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.Value;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Declarations of tables as bytes, in the form in which items are stored. */
final class TableCodec {
    private TableCodec() {}

    static byte[] encode(Table table) {
        var indexes = new ArrayList<Value>();
        table.indexNumbers()
                .forEach((name, number) ->
                        indexes.add(new Value.M(Map.of("name", new Value.S(name), "number", n(number)))));
        var item = new LinkedHashMap<String, Value>();
        item.put("number", n(table.number()));
        item.put("description", new Value.S(SdkJson.write(table.description())));
        item.put("indexes", new Value.L(indexes));
        if (table.expiryAttribute() != null) {
            item.put("expiry", new Value.S(table.expiryAttribute()));
        }
        var tags = new LinkedHashMap<String, Value>();
        table.settings().tags().forEach((key, value) -> tags.put(key, new Value.S(value)));
        item.put("tags", new Value.M(tags));
        var since = table.settings().recoverableSince();
        if (since != null) {
            item.put("recoverable", n(since.getEpochSecond()));
        }
        return ItemCodec.encode(item);
    }

    static Table decode(byte[] stored) {
        var item = ItemCodec.decode(stored);
        var description = TableDescription.builder();
        SdkJson.read(text(item, "description"), description);
        var numbers = new LinkedHashMap<String, Integer>();
        if (item.get("indexes") instanceof Value.L(var indexes)) {
            for (var each : indexes) {
                if (each instanceof Value.M(var entries)) {
                    numbers.put(text(entries, "name"), number(entries, "number"));
                }
            }
        }
        return Table.of(number(item, "number"), description.build(), numbers, settings(item));
    }

    private static Table.Settings settings(Map<String, Value> item) {
        var tags = new LinkedHashMap<String, String>();
        if (item.get("tags") instanceof Value.M(var stored)) {
            stored.keySet().forEach(key -> tags.put(key, text(stored, key)));
        }
        return new Table.Settings(
                item.containsKey("expiry") ? text(item, "expiry") : null,
                Map.copyOf(tags),
                item.get("recoverable") instanceof Value.N(var since)
                        ? Instant.ofEpochSecond(since.longValueExact())
                        : null);
    }

    private static Value n(long number) {
        return new Value.N(BigDecimal.valueOf(number));
    }

    private static String text(Map<String, Value> item, String name) {
        if (item.get(name) instanceof Value.S(var text)) {
            return text;
        }
        throw new IllegalStateException("a stored table has no " + name);
    }

    static int number(Map<String, Value> item, String name) {
        if (item.get(name) instanceof Value.N(var number)) {
            return number.intValueExact();
        }
        throw new IllegalStateException("a stored table has no " + name);
    }
}
