package lyceum.tables.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * The SDK's model objects as JSON, as the service's protocol has them. The SDK's own descriptions of
 * its fields say what there is, so one codec serves every operation.
 */
public final class SdkJson {
    private SdkJson() {}

    /**
     * Reads a JSON object into a builder.
     *
     * @throws Rejection if the text is not JSON, or a value is not of its field's type
     */
    public static void read(String text, SdkPojo builder) {
        FieldReader.object(parse(text), builder);
    }

    private static Map<?, ?> parse(String text) {
        try {
            if (JsonReader.read(text) instanceof Map<?, ?> object) {
                return object;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for a text that is JSON but no object.
        }
        throw Rejection.of(ErrorCode.SERIALIZATION, "");
    }

    /** Writes a model object or builder. */
    public static String write(SdkPojo pojo) {
        var out = new StringBuilder(512);
        writeObject(out, pojo);
        return out.toString();
    }

    /** Appends a text as a JSON string. */
    public static void writeString(StringBuilder out, String text) {
        JsonWriter.string(out, text);
    }

    /** Appends a value of a model object: another object, a list, a map or a simple value. */
    public static void writeValue(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> JsonWriter.string(out, text);
            case Boolean truth -> out.append(truth.booleanValue());
            case BigDecimal number -> out.append(number.toPlainString());
            case Number number -> out.append(number);
            case SdkBytes bytes ->
                out.append('"')
                        .append(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()))
                        .append('"');
            case Instant instant -> out.append(BigDecimal.valueOf(instant.toEpochMilli(), 3));
            case List<?> list -> writeList(out, list);
            case Map<?, ?> map -> writeMap(out, map);
            case SdkPojo pojo -> writeObject(out, pojo);
            default -> throw new IllegalStateException("no JSON for " + value.getClass());
        }
    }

    private static void writeObject(StringBuilder out, SdkPojo pojo) {
        var first = true;
        out.append('{');
        for (SdkField<?> field : pojo.sdkFields()) {
            var value = field.getValueOrDefault(pojo);
            if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
                continue;
            }
            if (!first) {
                out.append(',');
            }
            first = false;
            out.append('"').append(field.locationName()).append("\":");
            writeValue(out, value);
        }
        out.append('}');
    }

    private static void writeList(StringBuilder out, List<?> list) {
        out.append('[');
        for (var i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            writeValue(out, list.get(i));
        }
        out.append(']');
    }

    private static void writeMap(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        var first = true;
        for (var entry : map.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            JsonWriter.string(out, String.valueOf(entry.getKey()));
            out.append(':');
            writeValue(out, entry.getValue());
        }
        out.append('}');
    }
}
