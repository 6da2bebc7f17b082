package lyceum.performance.figures;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Numbers in as few bytes as they need, seven bits in each, and deflated. */
final class Packed {
    private Packed() {}

    static DataInputStream opened(byte[] packed) {
        return new DataInputStream(new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(packed))));
    }

    static long number(DataInput in) throws IOException {
        long value = 0;
        int shift = 0;
        int part;
        do {
            part = in.readUnsignedByte();
            value |= (long) (part & 0x7f) << shift;
            shift += 7;
        } while (part >= 0x80 && shift < 64);
        return value;
    }

    /** Writes to memory, where nothing can fail. */
    static final class Writer {
        private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(plain);

        void number(long value) {
            try {
                long rest = value;
                while ((rest & ~0x7fL) != 0) {
                    out.writeByte((int) (rest & 0x7f) | 0x80);
                    rest >>>= 7;
                }
                out.writeByte((int) rest);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        void id(long value) {
            try {
                out.writeLong(value);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        void text(String value) {
            try {
                out.writeUTF(value);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        byte[] packed() {
            var bytes = new ByteArrayOutputStream();
            var deflater = new Deflater(Deflater.BEST_SPEED);
            try (var deflated = new DeflaterOutputStream(bytes, deflater)) {
                plain.writeTo(deflated);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            } finally {
                deflater.end();
            }
            return bytes.toByteArray();
        }
    }
}
