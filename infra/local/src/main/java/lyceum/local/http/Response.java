package lyceum.local.http;

import java.nio.charset.StandardCharsets;

/** An answer. The server adds {@code Content-Length}, {@code Date} and what keeps the connection. */
// The bytes are handed on and never changed: a copy per step would be waste.
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, Headers headers, byte[] body) {
    public static Response text(int status, String contentType, String text) {
        return new Response(status, Headers.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response empty(int status, Headers headers) {
        return new Response(status, headers, Request.NO_BODY);
    }
}
