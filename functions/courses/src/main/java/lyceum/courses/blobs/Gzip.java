package lyceum.courses.blobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import lyceum.platform.Json;

/** Records as gzipped JSON, as they are stored; the same bytes for the same record. */
public final class Gzip {
    private static final int BUFFER = 8_192;

    private Gzip() {}

    public static byte[] pack(Object value) {
        return compress(Json.bytes(value));
    }

    public static <T> T unpack(byte[] packed, Class<T> type) {
        return Json.read(expand(packed), type);
    }

    public static byte[] compress(byte[] plain) {
        var bytes = new ByteArrayOutputStream(Math.max(32, plain.length / 4));
        try (var gzip = new GZIPOutputStream(bytes, BUFFER)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** For bytes of our own; what callers send never comes here. */
    public static byte[] expand(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER)) {
            return gzip.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
