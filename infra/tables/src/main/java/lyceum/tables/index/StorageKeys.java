package lyceum.tables.index;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;
import lyceum.tables.schema.Index;
import lyceum.tables.schema.Key;
import lyceum.tables.schema.KeyAttribute;
import lyceum.tables.schema.Table;
import lyceum.tables.value.KeyCodec;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where things are in storage. Everything of a table is under one prefix:
 *
 * <pre>
 * 0 'n'                                          the last table number given
 * 0 't' name                                     a table
 * 0 'x' token                                    an idempotent transaction
 * 0 's' ARN                                      a stream
 * 1 table 0     hash-of-hash-key hash range      an item
 * 1 table index hash-of-hash-key hash range key  an entry of an index
 * 1 table FFFF  time key                         an expiry
 * 2 stream      number                           a record of a stream
 * </pre>
 *
 * Partitions lie in the order of a hash of their keys, so a scan meets them in no order a caller
 * could come to rely on, and segments of a parallel scan are ranges of that hash.
 */
public final class StorageKeys {
    private static final byte SYSTEM = 0;
    private static final byte DATA = 1;
    private static final byte STREAMS = 2;
    private static final int ITEMS = 0;
    private static final int EXPIRIES = 0xFFFF;

    private StorageKeys() {}

    /** Where the last table number is. */
    public static byte[] lastNumber() {
        return new byte[] {SYSTEM, 'n'};
    }

    /** Where a table's declaration is. */
    public static byte[] table(String name) {
        return system('t', name);
    }

    /** Where the answer to a transaction's token is. */
    public static byte[] token(String token) {
        return system('x', token);
    }

    /** All declarations. */
    public static KeyRange tables() {
        return KeyRange.prefix(new byte[] {SYSTEM, 't'});
    }

    /** All tokens. */
    public static KeyRange tokens() {
        return KeyRange.prefix(new byte[] {SYSTEM, 'x'});
    }

    /** Where a stream's declaration is. */
    public static byte[] stream(String arn) {
        return system('s', arn);
    }

    /** All declarations of streams. */
    public static KeyRange streams() {
        return KeyRange.prefix(new byte[] {SYSTEM, 's'});
    }

    /** Where a record of a stream is. */
    public static byte[] streamRecord(int stream, long number) {
        return ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES)
                .put(STREAMS)
                .putInt(stream)
                .putLong(number)
                .array();
    }

    /** All records of a stream. */
    public static KeyRange streamRecords(int stream) {
        return KeyRange.prefix(ByteBuffer.allocate(1 + Integer.BYTES)
                .put(STREAMS)
                .putInt(stream)
                .array());
    }

    /** Items, index entries and expiries of a table. */
    public static KeyRange everythingOf(Table table) {
        return KeyRange.prefix(
                ByteBuffer.allocate(5).put(DATA).putInt(table.number()).array());
    }

    /** All expiries of a table up to a second since the epoch, that one included. */
    public static KeyRange expiriesUpTo(Table table, long second) {
        var upTo = new ByteArrayOutputStream();
        upTo.writeBytes(head(table, EXPIRIES));
        upTo.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(second + 1).array());
        return new KeyRange(head(table, EXPIRIES), upTo.toByteArray());
    }

    /** All expiries of a table. */
    public static KeyRange expiries(Table table) {
        return KeyRange.prefix(head(table, EXPIRIES));
    }

    /** Where an item is; {@code item} needs the table's key only. */
    public static byte[] item(Table table, Map<String, Value> item) {
        var out = new ByteArrayOutputStream(64);
        out.writeBytes(partition(table, null, item));
        appendRange(out, table.key(), item);
        return out.toByteArray();
    }

    /** Where an item's entry in an index is. */
    public static byte[] entry(Table table, Index index, Map<String, Value> item) {
        var out = new ByteArrayOutputStream(96);
        out.writeBytes(partition(table, index, item));
        appendRange(out, index.key(), item);
        for (var each : table.key().attributes()) {
            KeyCodec.append(out, valueOf(each, item));
        }
        return out.toByteArray();
    }

    /** Where an item's expiry at a second since the epoch is. */
    public static byte[] expiry(Table table, long second, Map<String, Value> item) {
        var out = new ByteArrayOutputStream(64);
        out.writeBytes(head(table, EXPIRIES));
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(second).array());
        for (var each : table.key().attributes()) {
            KeyCodec.append(out, valueOf(each, item));
        }
        return out.toByteArray();
    }

    /** The prefix of all entries with one hash key, in the table or in an index; {@code item} needs that key only. */
    public static byte[] partition(Table table, @Nullable Index index, Map<String, Value> item) {
        var encoded = new ByteArrayOutputStream(32);
        for (var each : (index == null ? table.key() : index.key()).hashes()) {
            KeyCodec.append(encoded, valueOf(each, item));
        }
        var bytes = encoded.toByteArray();
        var crc = new CRC32C();
        crc.update(bytes);
        return ByteBuffer.allocate(7 + Integer.BYTES + bytes.length)
                .put(head(table, number(index)))
                .putInt((int) crc.getValue())
                .put(bytes)
                .array();
    }

    /** One of {@code of} equal parts of the table or of an index. */
    public static KeyRange segment(Table table, @Nullable Index index, int segment, int of) {
        var head = head(table, number(index));
        var from = segment == 0 ? head : bound(head, segment, of);
        var to = segment == of - 1 ? KeyRange.prefix(head).to() : bound(head, segment + 1, of);
        return new KeyRange(from, to);
    }

    private static byte[] bound(byte[] head, int segment, int of) {
        var hash = (1L << Integer.SIZE) * segment / of;
        return ByteBuffer.allocate(head.length + Integer.BYTES)
                .put(head)
                .putInt((int) hash)
                .array();
    }

    private static int number(@Nullable Index index) {
        return index == null ? ITEMS : index.number();
    }

    private static byte[] head(Table table, int part) {
        return ByteBuffer.allocate(7)
                .put(DATA)
                .putInt(table.number())
                .putShort((short) part)
                .array();
    }

    private static void appendRange(ByteArrayOutputStream out, Key key, Map<String, Value> item) {
        for (var each : key.ranges()) {
            KeyCodec.append(out, valueOf(each, item));
        }
    }

    private static Value valueOf(KeyAttribute attribute, Map<String, Value> item) {
        var value = item.get(attribute.name());
        if (value == null) {
            throw new IllegalStateException("no value for key attribute " + attribute.name());
        }
        return value;
    }

    private static byte[] system(char kind, String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        var key = Arrays.copyOf(new byte[] {SYSTEM, (byte) kind}, 2 + bytes.length);
        System.arraycopy(bytes, 0, key, 2, bytes.length);
        return key;
    }
}
