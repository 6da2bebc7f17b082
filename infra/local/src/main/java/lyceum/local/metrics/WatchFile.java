package lyceum.local.metrics;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Keeps metrics and alarms in one file over a restart. It is written whole, now and then and when the host stops, beside the old one,
 * which it then replaces; so a crash loses what was measured since, and nothing else. That is enough: metrics were acknowledged to nobody
 * who can't measure again. A file that is damaged, or of another version, is told of and left aside: the host starts without.
 *
 * <p>Format: mark, version, deflated content, and a CRC-32 of all before it.
 */
public final class WatchFile {
    private static final int MARK = 0x4c594d57;
    private static final int VERSION = 1;
    private static final int HEAD = 8;
    private static final int CHECKSUM = 8;

    private final Path file;
    private final MetricStore metrics;
    private final AlarmWatch alarms;
    private final Consumer<String> console;
    private boolean restored;

    /** @param console takes what people should know */
    public WatchFile(Path file, MetricStore metrics, AlarmWatch alarms, Consumer<String> console) {
        this.file = file;
        this.metrics = metrics;
        this.alarms = alarms;
        this.console = console;
    }

    /** Adds what the file keeps to what has been recorded by now. To be called once, before the alarms are first looked at. */
    public synchronized void restore() {
        try {
            if (Files.exists(file)) {
                read(Files.readAllBytes(file));
            }
        } catch (IOException | RuntimeException problem) {
            console.accept("The metrics kept in " + file + " can't be read (" + problem.getMessage()
                    + "): the host goes on without them.");
        }
        restored = true;
    }

    private void read(byte[] bytes) throws IOException {
        int end = bytes.length - CHECKSUM;
        if (end < HEAD || ByteBuffer.wrap(bytes).getInt() != MARK) {
            throw new IOException("they are something else");
        }
        var checksum = new CRC32();
        checksum.update(bytes, 0, end);
        if (checksum.getValue() != ByteBuffer.wrap(bytes, end, CHECKSUM).getLong()) {
            throw new IOException("they are damaged");
        }
        if (ByteBuffer.wrap(bytes, Integer.BYTES, Integer.BYTES).getInt() != VERSION) {
            throw new IOException("they are of another version");
        }
        var content = new ByteArrayInputStream(bytes, HEAD, end - HEAD);
        try (var in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(content)))) {
            metrics.read(in);
            alarms.read(in);
        }
    }

    /** Writes the file; does nothing before {@link #restore}, which would lose what is in it. */
    public synchronized void save() {
        if (!restored) {
            return;
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            write(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException problem) {
            console.accept("The metrics can't be kept in " + file + ": " + problem.getMessage());
        }
    }

    private void write(Path draft) throws IOException {
        try (var channel = FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            var checked = new CheckedOutputStream(out, new CRC32());
            checked.write(ByteBuffer.allocate(HEAD).putInt(MARK).putInt(VERSION).array());
            content(checked);
            out.write(ByteBuffer.allocate(CHECKSUM)
                    .putLong(checked.getChecksum().getValue())
                    .array());
            out.flush();
            channel.force(true);
        }
    }

    private void content(OutputStream to) throws IOException {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            var deflated = new DeflaterOutputStream(to, deflater, 1 << 16);
            var out = new DataOutputStream(new BufferedOutputStream(deflated, 1 << 16));
            metrics.write(out);
            alarms.write(out);
            out.flush();
            deflated.finish();
        } finally {
            deflater.end();
        }
    }
}
