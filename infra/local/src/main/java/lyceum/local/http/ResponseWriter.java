package lyceum.local.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Writes answers; a small one in one piece. */
final class ResponseWriter {
    private static final int IN_ONE_PIECE = 32_768;
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No Content"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(413, "Content Too Large"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** The Date header changes once a second: it is written anew only then. */
    private record Stamp(long second, String text) {}

    private static volatile Stamp stamp = new Stamp(0, "");

    private final OutputStream out;
    private byte[] buffer = new byte[2_048];
    private int length;

    ResponseWriter(OutputStream out) {
        this.out = out;
    }

    void write(Response response, boolean withBody, boolean keepAlive) throws IOException {
        length = 0;
        int status = response.status();
        text("HTTP/1.1 ");
        text(Integer.toString(status));
        text(" ");
        text(REASONS.getOrDefault(status, "Status"));
        end();
        response.headers().forEach(this::header);
        header("Date", date());
        byte[] body = response.body();
        boolean bodiless = status == 204 || status == 304;
        if (!bodiless) {
            header("Content-Length", Integer.toString(body.length));
        }
        header("Connection", keepAlive ? "keep-alive" : "close");
        end();
        send(bodiless || !withBody ? Request.NO_BODY : body);
    }

    private void send(byte[] body) throws IOException {
        if (body.length > IN_ONE_PIECE) {
            out.write(buffer, 0, length);
            out.write(body);
        } else {
            room(body.length);
            System.arraycopy(body, 0, buffer, length, body.length);
            out.write(buffer, 0, length + body.length);
        }
        out.flush();
    }

    private void header(String name, String value) {
        text(name);
        text(": ");
        text(value);
        end();
    }

    private void end() {
        room(2);
        buffer[length++] = '\r';
        buffer[length++] = '\n';
    }

    /** A line end within a value would begin another header. */
    private void text(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            buffer[length++] = (byte) (c < ' ' && c != '\t' ? ' ' : c > 255 ? '?' : c);
        }
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private static String date() {
        Instant now = Instant.now();
        Stamp last = stamp;
        if (last.second() != now.getEpochSecond()) {
            last = new Stamp(now.getEpochSecond(), DATE.format(now));
            stamp = last;
        }
        return last.text();
    }
}
