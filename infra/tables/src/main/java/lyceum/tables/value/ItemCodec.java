package lyceum.tables.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;

/** Items as bytes, compact and quick to read; the form that is stored. */
public final class ItemCodec {
    // The position of a type in this list is its tag in stored data: append, never reorder.
    private static final List<Value.Type> TAGS = List.of(
            Value.Type.S,
            Value.Type.N,
            Value.Type.B,
            Value.Type.BOOL,
            Value.Type.NULL,
            Value.Type.L,
            Value.Type.M,
            Value.Type.SS,
            Value.Type.NS,
            Value.Type.BS);

    private ItemCodec() {}

    /** Writes an item. */
    public static byte[] encode(Map<String, Value> item) {
        var out = new ByteArrayOutputStream(256);
        writeEntries(out, item);
        return out.toByteArray();
    }

    /**
     * Reads an item.
     *
     * @throws IllegalStateException if the bytes are not what {@link #encode} wrote
     */
    public static Map<String, Value> decode(byte[] bytes) {
        try {
            return new Reader(bytes).entries();
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalStateException("a stored item ends before it is complete", e);
        }
    }

    private static void writeEntries(ByteArrayOutputStream out, Map<String, Value> entries) {
        writeCount(out, entries.size());
        entries.forEach((name, value) -> {
            writeText(out, name);
            writeValue(out, value);
        });
    }

    private static void writeValue(ByteArrayOutputStream out, Value value) {
        out.write(TAGS.indexOf(value.type()));
        switch (value) {
            case Value.S(var text) -> writeText(out, text);
            case Value.N(var number) -> writeNumber(out, number);
            case Value.B(var bytes) -> writeBytes(out, bytes.asByteArrayUnsafe());
            case Value.Bool(var truth) -> out.write(truth ? 1 : 0);
            case Value.Null() -> {}
            case Value.L(var elements) -> {
                writeCount(out, elements.size());
                elements.forEach(element -> writeValue(out, element));
            }
            case Value.M(var entries) -> writeEntries(out, entries);
            case Value.Ss(var members) -> {
                writeCount(out, members.size());
                members.forEach(member -> writeText(out, member));
            }
            case Value.Ns(var members) -> {
                writeCount(out, members.size());
                members.forEach(member -> writeNumber(out, member));
            }
            case Value.Bs(var members) -> {
                writeCount(out, members.size());
                members.forEach(member -> writeBytes(out, member.asByteArrayUnsafe()));
            }
        }
    }

    private static void writeNumber(ByteArrayOutputStream out, BigDecimal number) {
        out.write((number.scale() + 128) >> 8);
        out.write(number.scale() + 128);
        writeBytes(out, number.unscaledValue().toByteArray());
    }

    private static void writeText(ByteArrayOutputStream out, String text) {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeBytes(ByteArrayOutputStream out, byte[] bytes) {
        writeCount(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void writeCount(ByteArrayOutputStream out, int count) {
        var rest = count;
        while (rest >= 0x80) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        Map<String, Value> entries() {
            var count = count();
            Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(count);
            for (var i = 0; i < count; i++) {
                entries.put(text(), value());
            }
            return entries;
        }

        private Value value() {
            return switch (TAGS.get(bytes[at++])) {
                case S -> new Value.S(text());
                case N -> new Value.N(number());
                case B -> new Value.B(binary());
                case BOOL -> new Value.Bool(bytes[at++] != 0);
                case NULL -> new Value.Null();
                case L -> {
                    var count = count();
                    var elements = new ArrayList<Value>(count);
                    for (var i = 0; i < count; i++) {
                        elements.add(value());
                    }
                    yield new Value.L(elements);
                }
                case M -> new Value.M(entries());
                case SS -> new Value.Ss(members(Reader::text));
                case NS -> new Value.Ns(members(Reader::number));
                case BS -> new Value.Bs(members(Reader::binary));
            };
        }

        private <T> Set<T> members(Function<Reader, T> read) {
            var count = count();
            Set<T> members = LinkedHashSet.newLinkedHashSet(count);
            for (var i = 0; i < count; i++) {
                members.add(read.apply(this));
            }
            return members;
        }

        private BigDecimal number() {
            var scale = (short) ((bytes[at] << 8) | (bytes[at + 1] & 0xFF)) - 128;
            at += 2;
            var length = count();
            var unscaled = new BigInteger(bytes, at, length);
            at += length;
            return new BigDecimal(unscaled, scale);
        }

        private String text() {
            var length = count();
            var text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        private SdkBytes binary() {
            var length = count();
            var copy = Arrays.copyOfRange(bytes, at, at + length);
            at += length;
            return SdkBytes.fromByteArrayUnsafe(copy);
        }

        private int count() {
            var count = 0;
            for (var shift = 0; ; shift += 7) {
                var each = bytes[at++];
                count |= (each & 0x7F) << shift;
                if (each >= 0) {
                    return count;
                }
            }
        }
    }
}
