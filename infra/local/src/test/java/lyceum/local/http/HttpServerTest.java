package lyceum.local.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as bytes on a socket see it. */
class HttpServerTest {
    private static final Limits SMALL = new Limits(200, 500, 20, 1_000, Duration.ofMillis(400));

    /** Says what it understood. */
    private static final Handler ECHO = new Handler() {
        @Override
        public Response answer(Request request) {
            if (request.path().equals("/broken")) {
                throw new IllegalStateException("as the test wants it");
            }
            String body = request.method() + " " + request.path() + " " + request.query() + " "
                    + new String(request.body(), ISO_8859_1);
            return new Response(200, Headers.of("X-Split", "a\r\nb: c"), body.getBytes(ISO_8859_1));
        }

        @Override
        public Response refuse(Refusal refusal, Request request) {
            return Response.text(refusal.status(), "text/plain", refusal.name());
        }
    };

    @Test
    void answersOneRequestAfterAnother() throws IOException {
        String answers = exchange("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n"
                + "POST /d HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
                + "\r\nGET /e HTTP/1.1\r\nhost: x\r\nConnection: close\r\n\r\n");

        assertThat(answers).contains("GET /a b=c ", "POST /d  abc", "GET /e  ");
        assertThat(answers).contains("Connection: keep-alive", "Connection: close", "X-Split: a  b: c\r\n");
        assertThat(answers).containsPattern("Date: \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
    }

    @Test
    void readsChunksAndTrailers() throws IOException {
        assertThat(exchange("""
                        POST / HTTP/1.1\r
                        Host: x\r
                        Transfer-Encoding: chunked\r
                        \r
                        3;ext=1\r
                        abc\r
                        A\r
                        0123456789\r
                        0\r
                        Trailer: 1\r
                        \r
                        GET /next HTTP/1.1\r
                        Host: x\r
                        \r
                        """)).contains("POST /  abc0123456789", "GET /next");
    }

    @Test
    void asksForABodyThatWaits() throws IOException {
        String head = "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ";

        assertThat(exchange(head + "2\r\n\r\nab")).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK");
        assertThat(exchange(head + "2000\r\n\r\n")).startsWith("HTTP/1.1 413").doesNotContain("100 Continue");
    }

    @Test
    void sendsNoBodyForHead() throws IOException {
        assertThat(exchange("HEAD /abc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains("Content-Length: 11\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void takesAbsoluteAddressesAndOldClients() throws IOException {
        assertThat(exchange("GET http://x.y:1/a?b HTTP/1.1\r\nHost: x\r\n\r\n")).contains("GET /a b ");
        assertThat(exchange("GET http://x.y HTTP/1.1\r\nHost: x\r\n\r\n")).contains("GET /  ");
        assertThat(exchange("GET /old HTTP/1.0\r\n\r\n")).contains("GET /old", "Connection: close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET /",
                "GET  HTTP/1.1",
                "GET / a HTTP/1.1",
                "G(T / HTTP/1.1",
                "GET x HTTP/1.1",
                "GET /# HTTP/1.1",
                "GET /\u00e9 HTTP/1.1",
                "GET /\u0001 HTTP/1.1",
                "\u0016\u0003\u0001 hello",
            })
    void refusesAMalformedLine(String line) throws IOException {
        assertThat(exchange(line + "\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: x\r\nHost: y",
                "NoHost: x",
                "Host: x\r\nA b: c",
                "Host: x\r\nA : c",
                "Host: x\r\nA: b\r\n folded",
                "Host: x\r\n: c",
                "Host: x\r\nnocolon",
                "Host: x\r\nA: \u0000",
                "Host: x\r\nContent-Length: 1\r\nContent-Length: 2",
                "Host: x\r\nContent-Length: -1",
                "Host: x\r\nContent-Length: +1",
                "Host: x\r\nContent-Length: 1, 1",
                "Host: x\r\nContent-Length:",
                "Host: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
            })
    void refusesHeadersThatCouldBeReadTwoWays(String headers) throws IOException {
        assertThat(exchange("POST / HTTP/1.1\r\n" + headers + "\r\n\r\nabc")).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @CsvSource({"zz, 400", "'', 400", "-1, 400", "0x3, 400", "3/abcd, 400", "fffffff, 413", "100000000000, 413"})
    void refusesBadChunks(String chunk, int status) throws IOException {
        assertThat(exchange("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk.replace("/", "\r\n") + "\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void refusesWhatIsTooLargeOrUnknown() throws IOException {
        assertThat(exchange("GET /" + "a".repeat(300) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(exchange("GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(600) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(exchange("GET / HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(30) + "\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(exchange("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n" + "a".repeat(1_001)))
                .startsWith("HTTP/1.1 413");
        assertThat(exchange("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(exchange("GET / HTTP/2.0\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 505");
        assertThat(exchange("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"))
                .startsWith("HTTP/1.1 501");
    }

    @Test
    void doesNotWaitForEverForASlowClient() throws IOException {
        try (var server = HttpServer.start(0, ECHO, SMALL);
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(3_000);
            var sender = Thread.ofVirtual().start(() -> dripFeed(socket));
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 408");
            sender.interrupt();
        }
        try (var server = HttpServer.start(0, ECHO, SMALL);
                var silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            silent.setSoTimeout(3_000);
            assertThat(silent.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void saysThatItFailed() throws IOException {
        assertThat(exchange("GET /broken HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 500")
                .contains("FAILED")
                .doesNotContain("as the test wants it");
    }

    @Test
    void finishesWhatItIsAnsweringWhenItStops() throws Exception {
        var begun = new CountDownLatch(1);
        var slow = new Handler() {
            @Override
            public Response answer(Request request) {
                begun.countDown();
                pause(300);
                return Response.text(200, "text/plain", "done");
            }

            @Override
            public Response refuse(Refusal refusal, Request request) {
                return ECHO.refuse(refusal, request);
            }
        };
        var server = HttpServer.start(0, slow);
        try (var busy = new Socket(InetAddress.getLoopbackAddress(), server.port());
                var idle = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            busy.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(begun.await(2, TimeUnit.SECONDS)).isTrue();
            server.close();
            assertThat(new String(busy.getInputStream().readAllBytes(), ISO_8859_1))
                    .endsWith("done");
            assertThat(idle.getInputStream().readAllBytes()).isEmpty();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), server.port()).close())
                    .isInstanceOf(IOException.class);
        }
    }

    /** Whatever comes, there is an answer or the end of the connection, and the next client is served. */
    @Property(tries = 150)
    void neverHangs(@ForAll @Size(max = 300) byte[] noise, @ForAll boolean afterALine) throws IOException {
        String start = afterALine ? "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n" : "";
        byte[] sent = (start + new String(noise, ISO_8859_1)).getBytes(ISO_8859_1);

        String answer = exchange(sent);

        assertThat(answer).satisfiesAnyOf(text -> assertThat(text).isEmpty(), text -> assertThat(text)
                .startsWith("HTTP/1.1 "));
        assertThat(exchange("GET /still HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains("GET /still");
    }

    private static String exchange(String sent) throws IOException {
        return exchange(sent.getBytes(ISO_8859_1));
    }

    private static String exchange(byte[] sent) throws IOException {
        try (var server = HttpServer.start(0, ECHO, SMALL);
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketException _) {
            // The server closed while there was still something to be read: an end of the connection as well.
            return "";
        }
    }

    private static void dripFeed(Socket socket) {
        try {
            for (byte one : "GET / HTTP/1.1\r\nHost: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".getBytes(ISO_8859_1)) {
                socket.getOutputStream().write(one);
                pause(30);
            }
        } catch (IOException _) {
            // The server has had enough, as the test wants it.
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
