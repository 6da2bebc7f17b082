package lyceum.tables.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Puts parsed JSON into the fields of the SDK's builders, refusing wrong types as the service does. */
final class FieldReader {
    private FieldReader() {}

    static void object(Map<?, ?> object, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            var value = object.get(field.locationName());
            if (value != null) {
                field.set(builder, value(value, field));
            }
        }
    }

    // SdkField's types are constants, not an enum, so this can't be a switch.
    private static @Nullable Object value(Object json, SdkField<?> field) {
        var type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return text(json);
        }
        if (type == MarshallingType.BOOLEAN) {
            return truth(json);
        }
        if (type == MarshallingType.INTEGER) {
            return Math.clamp(whole(json, "Integer"), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == MarshallingType.LONG) {
            return whole(json, "Long");
        }
        if (type == MarshallingType.DOUBLE) {
            return number(json, "Double").doubleValue();
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.ofEpochMilli(number(json, "Date")
                    .movePointRight(3)
                    .setScale(0, RoundingMode.DOWN)
                    .longValue());
        }
        if (type == MarshallingType.SDK_BYTES) {
            return bytes(json);
        }
        if (type == MarshallingType.LIST) {
            return list(json, field.getRequiredTrait(ListTrait.class).memberFieldInfo());
        }
        if (type == MarshallingType.MAP) {
            return map(json, field.getRequiredTrait(MapTrait.class).valueFieldInfo());
        }
        if (type == MarshallingType.SDK_POJO) {
            return pojo(json, field);
        }
        throw new IllegalStateException("no JSON for a field of type " + type.getTargetClass());
    }

    private static Object pojo(Object json, SdkField<?> field) {
        if (json instanceof Map<?, ?> object) {
            var builder = field.constructor().get();
            object(object, builder);
            if (builder instanceof Buildable buildable) {
                return buildable.build();
            }
            return builder;
        }
        throw json instanceof List
                ? refusal("Unrecognized collection type class com.amazonaws.dynamodb.v20120810." + field.memberName())
                : refusal("Unexpected value type in payload");
    }

    private static Object list(Object json, SdkField<?> member) {
        if (!(json instanceof List<?> elements)) {
            throw json instanceof Map
                    ? refusal("Start of structure or map found where not expected")
                    : refusal("Unexpected field type");
        }
        var list = new ArrayList<@Nullable Object>(elements.size());
        for (var element : elements) {
            list.add(element == null ? missing(member) : value(element, member));
        }
        return list;
    }

    // A structure without any of its fields is refused for those it needs, by the operation's own rules.
    private static @Nullable Object missing(SdkField<?> member) {
        return member.marshallingType() == MarshallingType.SDK_POJO ? pojo(Map.of(), member) : null;
    }

    private static Object map(Object json, SdkField<?> member) {
        if (!(json instanceof Map<?, ?> entries)) {
            throw json instanceof List
                    ? refusal("Unrecognized collection type java.util.Map<java.lang.String, "
                            + member.marshallingType().getTargetClass().getSimpleName()
                            + ">")
                    : refusal("Unexpected field type");
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        entries.forEach((key, value) -> {
            if (value != null) {
                map.put(String.valueOf(key), value(value, member));
            }
        });
        return map;
    }

    private static String text(Object json) {
        if (json instanceof String text) {
            return text;
        }
        throw wrongType(json, "String");
    }

    private static boolean truth(Object json) {
        if (json instanceof Boolean truth) {
            return truth;
        }
        if (json instanceof String text) {
            return switch (text.toUpperCase(Locale.ROOT)) {
                case "TRUE", "1", "YES" -> true;
                case "FALSE", "0", "NO" -> false;
                default -> throw refusal("Unexpected token received from parser");
            };
        }
        throw wrongType(json, "Boolean");
    }

    private static long whole(Object json, String type) {
        var number = number(json, type);
        // Beyond a long, the nearest long is as far out of every allowed range.
        return number.max(BigDecimal.valueOf(Long.MIN_VALUE))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .setScale(0, RoundingMode.FLOOR)
                .longValue();
    }

    private static BigDecimal number(Object json, String type) {
        if (json instanceof BigDecimal number) {
            return number;
        }
        throw wrongType(json, type);
    }

    private static SdkBytes bytes(Object json) {
        if (json instanceof List) {
            throw refusal("Unrecognized collection type class java.nio.ByteBuffer");
        }
        if (json instanceof Map) {
            throw refusal("Start of structure or map found where not expected");
        }
        if (!(json instanceof String text)) {
            throw refusal("only base-64-encoded strings are convertible to bytes");
        }
        if (text.length() % 4 != 0) {
            throw refusal("Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
        }
        try {
            return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw refusal("Invalid last non-pad Base64 character dectected");
        }
    }

    private static Rejection wrongType(Object json, String type) {
        return switch (json) {
            case Boolean truth -> refusal((truth ? "TRUE_VALUE" : "FALSE_VALUE") + " cannot be converted to " + type);
            case BigDecimal number ->
                refusal((number.stripTrailingZeros().scale() <= 0 ? "NUMBER_VALUE" : "DECIMAL_VALUE")
                        + " cannot be converted to "
                        + type);
            case String _ -> refusal("STRING_VALUE cannot be converted to " + type);
            case List<?> _ -> refusal("Unrecognized collection type class java.lang." + type);
            default -> refusal("Start of structure or map found where not expected");
        };
    }

    private static Rejection refusal(String message) {
        return Rejection.of(ErrorCode.SERIALIZATION, message);
    }
}
