package lyceum.contract.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lyceum.contract.Doc;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (2020-12, as OpenAPI 3.1 has them) of the wire records, read from their components when the document is made: in
 * the build, never in a function.
 */
final class Schemas {
    private final Map<String, Map<String, Object>> components = new TreeMap<>();

    /** All schemas that were asked for, and those they refer to, by name. */
    Map<String, Map<String, Object>> components() {
        return components;
    }

    /** A reference to the schema of a record. */
    Map<String, Object> reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!components.containsKey(name)) {
            components.put(name, Map.of());
            components.put(name, schemaOfRecord(type));
        }
        return ordered("$ref", "#/components/schemas/" + name);
    }

    /** The name of a record component on the wire. */
    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> schemaOfRecord(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = snakeCase(component.getName());
            properties.put(name, schemaOfComponent(type, component));
            if (component.getType() != Optional.class) {
                required.add(name);
            }
        }
        Map<String, Object> schema = ordered("type", "object");
        schema.put("title", type.getSimpleName());
        schema.put(
                "description",
                docOf(type.getAnnotation(Doc.class), type.getName()).value());
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> schemaOfComponent(Class<?> owner, RecordComponent component) {
        String path = owner.getName() + "." + component.getName();
        Doc doc = docOf(component.getAnnotation(Doc.class), path);
        Map<String, Object> schema = schemaOfType(component.getGenericType(), path);
        schema.put("description", doc.value());
        if (doc.oneOf().length > 0) {
            schema.put("enum", List.of(doc.oneOf()));
        }
        if (schema.get("type") instanceof String kind) {
            bounds(schema, kind, doc);
        }
        return schema;
    }

    private static void bounds(Map<String, Object> schema, String kind, Doc doc) {
        String least =
                switch (kind) {
                    case "string" -> "minLength";
                    case "array" -> "minItems";
                    default -> "minimum";
                };
        String most =
                switch (kind) {
                    case "string" -> "maxLength";
                    case "array" -> "maxItems";
                    default -> "maximum";
                };
        if (doc.min() >= 0) {
            schema.put(least, doc.min());
        }
        if (doc.max() >= 0) {
            schema.put(most, doc.max());
        }
    }

    private Map<String, Object> schemaOfType(Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return schemaOfType(of[0], path);
            }
            if (generic.getRawType() == List.class) {
                return with(ordered("type", "array"), "items", schemaOfType(of[0], path));
            }
            if (generic.getRawType() == Map.class) {
                return with(ordered("type", "object"), "additionalProperties", schemaOfType(of[1], path));
            }
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return reference(plain);
        }
        return switch (type.getTypeName()) {
            case "java.lang.String" -> ordered("type", "string");
            case "int", "java.lang.Integer" -> with(ordered("type", "integer"), "format", "int32");
            case "long", "java.lang.Long" -> with(ordered("type", "integer"), "format", "int64");
            case "double", "java.lang.Double" -> ordered("type", "number");
            case "boolean", "java.lang.Boolean" -> ordered("type", "boolean");
            default -> {
                if (type == Instant.class) {
                    yield with(ordered("type", "string"), "format", "date-time");
                }
                throw new IllegalStateException(path + " has a type that the wire does not carry: " + type);
            }
        };
    }

    private static Doc docOf(@Nullable Doc doc, String where) {
        if (doc == null || doc.value().isBlank()) {
            throw new IllegalStateException(where + " needs @Doc: one sentence for a reader of the API.");
        }
        return doc;
    }

    static Map<String, Object> ordered(String name, Object value) {
        return with(new LinkedHashMap<>(), name, value);
    }

    static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        map.put(name, value);
        return map;
    }
}
