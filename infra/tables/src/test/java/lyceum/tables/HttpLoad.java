package lyceum.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Calls an HTTP door as fast as it answers, each connection one request after another. It makes no
 * objects of answers, so that what it measures is the server rather than itself.
 */
public final class HttpLoad {
    private static final String LENGTH = "Content-Length:";

    private HttpLoad() {}

    /**
     * Answers per second.
     *
     * @param body the body of a request by its number
     */
    public static double rate(URI uri, String operation, LongFunction<String> body, int connections, Duration time) {
        var next = new AtomicLong();
        var began = System.nanoTime();
        var end = began + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var all = IntStream.range(0, connections)
                    .mapToObj(_ -> CompletableFuture.runAsync(() -> run(uri, operation, body, next, end), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        }
        return next.get() * 1e9 / (System.nanoTime() - began);
    }

    private static void run(URI uri, String operation, LongFunction<String> body, AtomicLong next, long end) {
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request(uri, operation, body.apply(next.getAndIncrement())));
                readAnswer(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] request(URI uri, String operation, String body) {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        return ("POST / HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nX-Amz-Target: DynamoDB_20120810." + operation
                        + "\r\nX-Amz-Date: 20260101T000000Z\r\nContent-Type: application/x-amz-json-1.0"
                        + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=f"
                        + "\r\nContent-Length: " + length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void readAnswer(InputStream in) throws IOException {
        if (!line(in).startsWith("HTTP/1.1 200")) {
            throw new IOException("the server refused a request");
        }
        var length = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(line.substring(LENGTH.length()).trim());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new IOException("the connection was closed");
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }
}
