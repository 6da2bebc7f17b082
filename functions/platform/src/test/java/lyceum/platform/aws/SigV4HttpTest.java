package lyceum.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class SigV4HttpTest {
    private static final byte[] BODY = "{\"name\":\"ü\"}".getBytes(StandardCharsets.UTF_8);

    private final AtomicReference<String> seen = new AtomicReference<>("");
    private final HttpServer server;

    SigV4HttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                seen.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization") + " "
                        + new String(body, StandardCharsets.UTF_8));
                boolean refused = exchange.getRequestURI().getPath().equals("/refused");
                exchange.sendResponseHeaders(refused ? 403 : 201, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsASignedRequestAndReadsItsAnswer() {
        var reply = http().send("POST", "/apikeys", BODY);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json()).isEqualTo(BODY);
        assertThat(seen.get())
                .matches(
                        "POST /apikeys AWS4-HMAC-SHA256 Credential=nobody/[0-9]{8}/eu-central-1/apigateway/aws4_request,"
                                + " SignedHeaders=.*host.*, Signature=[0-9a-f]{64} \\{\"name\":\"ü\"\\}");
    }

    @Test
    void aRefusalIsAnAnswer() {
        assertThat(http().send("POST", "/refused", BODY).status()).isEqualTo(403);
    }

    @Test
    void aRequestWithoutABodyIsSent() {
        assertThat(http().send("DELETE", "/apikeys/a1", new byte[0]).status()).isEqualTo(201);
        assertThat(seen.get()).startsWith("DELETE /apikeys/a1 AWS4");
    }

    @Test
    void noAnswerIsAnException() {
        SignedHttp http = http();
        server.stop(0);

        assertThatThrownBy(() -> http.send("POST", "/apikeys", BODY)).isInstanceOf(UncheckedIOException.class);
    }

    private SignedHttp http() {
        return new SigV4Http(
                UrlConnectionHttpClient.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")),
                "eu-central-1",
                "apigateway",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }
}
