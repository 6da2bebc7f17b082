package lyceum.local.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The bytes of a connection, by line or by number, within a time that begins with the first byte of a request. */
final class Bytes {
    private final InputStream in;
    private final long patience;
    private final byte[] buffer = new byte[8_192];
    private int next;
    private int end;
    private long begun;

    Bytes(InputStream in, Duration patience) {
        this.in = in;
        this.patience = patience.toNanos();
    }

    /** Waits for the first byte of a request; false if the client has gone or has nothing more to say. */
    boolean begins() throws IOException {
        begun = 0;
        try {
            while (next < end || fill()) {
                if (buffer[next] != '\r' && buffer[next] != '\n') {
                    begun = System.nanoTime();
                    return true;
                }
                next++;
            }
            return false;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    /**
     * A line without its end.
     *
     * @param atMost its longest length in bytes
     * @param tooLong what a longer one is refused as
     */
    String line(int atMost, Refusal tooLong) throws IOException, Refused {
        int scanned = 0;
        StringBuilder earlier = null;
        while (true) {
            for (int i = next; i < end; i++) {
                if (buffer[i] == '\n') {
                    String rest = text(next, i);
                    next = i + 1;
                    String line = earlier == null ? rest : earlier.append(rest).toString();
                    return withoutReturn(line, atMost, tooLong);
                }
            }
            scanned += end - next;
            if (scanned > atMost + 1) {
                throw new Refused(tooLong);
            }
            earlier = (earlier == null ? new StringBuilder() : earlier).append(text(next, end));
            next = end;
            more();
        }
    }

    void read(byte[] into, int offset, int length) throws IOException, Refused {
        int had = Math.min(length, end - next);
        System.arraycopy(buffer, next, into, offset, had);
        next += had;
        for (int done = had; done < length; ) {
            int read = read(in, into, offset + done, length - done);
            done += read;
        }
    }

    void read(ByteArrayOutputStream into, int length) throws IOException, Refused {
        for (int left = length; left > 0; ) {
            if (next == end) {
                more();
            }
            int some = Math.min(left, end - next);
            into.write(buffer, next, some);
            next += some;
            left -= some;
        }
    }

    private int read(InputStream from, byte[] into, int offset, int length) throws IOException, Refused {
        try {
            int read = from.read(into, offset, length);
            if (read < 0) {
                throw new EOFException();
            }
            if (System.nanoTime() - begun > patience) {
                throw new Refused(Refusal.TIMED_OUT);
            }
            return read;
        } catch (SocketTimeoutException _) {
            throw new Refused(Refusal.TIMED_OUT);
        }
    }

    private void more() throws IOException, Refused {
        next = 0;
        end = 0;
        end = read(in, buffer, 0, buffer.length);
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String withoutReturn(String line, int atMost, Refusal tooLong) throws Refused {
        String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (bare.length() > atMost) {
            throw new Refused(tooLong);
        }
        return bare;
    }
}
