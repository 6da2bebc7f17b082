package lyceum.tables.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * Remembers beside the data how much of it was made durable. The log alone can't tell a record that
 * was cut off by a crash from an acknowledged one of which the length is damaged: both seem to end the
 * log too soon. The mark is written after each sync without one of its own, so after a crash of the
 * machine it may be behind the data, but never ahead.
 */
final class DurableMark implements AutoCloseable {
    static final String FILE = "DURABLE";
    // A number of 48 bits and a check of 16, so that both change in one store to memory.
    private static final int CHECK_BITS = 16;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment word;

    private DurableMark(FileChannel file) throws IOException {
        word = file.map(MapMode.READ_WRITE, 0, Long.BYTES, arena);
    }

    /**
     * Opens the mark of a directory, made if need be.
     *
     * @throws IOException if the file can't be had
     */
    static DurableMark open(Path directory) throws IOException {
        try (var file = FileChannel.open(
                directory.resolve(FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            return new DurableMark(file);
        }
    }

    /** The number of the last durable change; 0 if there was none yet, empty if the mark is damaged. */
    OptionalLong read() {
        var stored = word.get(ValueLayout.JAVA_LONG, 0);
        var number = stored >>> CHECK_BITS;
        return stored == 0 || stored == encode(number) ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** All changes up to a number are durable. Called by one thread at a time. */
    void advance(long number) {
        word.set(ValueLayout.JAVA_LONG, 0, encode(number));
    }

    private static long encode(long number) {
        var check = (number * 0x9E37_79B9_7F4A_7C15L) >>> (Long.SIZE - CHECK_BITS);
        return (number << CHECK_BITS) | check;
    }

    @Override
    public void close() {
        arena.close();
    }
}
