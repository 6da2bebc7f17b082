package lyceum.local.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import lyceum.local.functions.FunctionFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final RuntimeApi api;

    RuntimeApiTest() throws IOException {
        api = new RuntimeApi();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void handsOutAnEventAndTakesItsAnswer() throws IOException, InterruptedException {
        assertThat(api.ready()).isNotDone();
        CompletableFuture<HttpResponse<String>> next = next();
        api.ready().join();
        var answer = api.send(event("a"));
        var headers = next.join().headers();
        assertThat(next.join().body()).isEqualTo("{\"event\":\"a\"}");
        assertThat(headers.firstValue("Lambda-Runtime-Aws-Request-Id")).contains("a");
        assertThat(headers.firstValue("Lambda-Runtime-Deadline-Ms")).contains("1000");
        assertThat(headers.firstValue("Lambda-Runtime-Invoked-Function-Arn")).contains("arn:f");
        assertThat(headers.firstValue("Lambda-Runtime-Trace-Id")).contains("Root=1-0-0;Sampled=1");
        assertThat(post("invocation/a/response", "{\"done\":true}")).isEqualTo(202);
        assertThat(answer.join()).asString(StandardCharsets.UTF_8).isEqualTo("{\"done\":true}");
    }

    @Test
    void takesOnlyTheAnswerOfTheEventThatItGave() throws IOException, InterruptedException {
        assertThat(post("invocation/a/response", "{}")).isEqualTo(400);
        var next = next();
        var answer = api.send(event("a"));
        next.join();
        assertThat(post("invocation/b/response", "{}")).isEqualTo(400);
        assertThat(answer).isNotDone();
        assertThat(post("invocation/a/response", "{}")).isEqualTo(202);
        assertThat(post("invocation/a/response", "{}")).isEqualTo(400);
        assertThat(post("invocation/next", "")).isEqualTo(404);
    }

    @Test
    void tellsWhatTheFunctionThrew() throws IOException, InterruptedException {
        var next = next();
        var answer = api.send(event("a"));
        next.join();
        post("invocation/a/error", "{\"errorType\":\"Boom\",\"errorMessage\":\"it broke\",\"stackTrace\":[]}");
        assertFailed(answer, "Boom", "it broke");
        var later = api.send(event("b"));
        next().join();
        post("invocation/b/error", "not JSON");
        assertFailed(later, "Unknown", "The function failed and did not say why.");
    }

    @Test
    void refusesAnAnswerLongerThanLambdaTakes() throws IOException, InterruptedException {
        for (int length : new int[] {RuntimeApi.LONGEST_ANSWER + 1, 11 * 1024 * 1024}) {
            var next = next();
            var answer = api.send(event("a"));
            next.join();
            assertThat(post("invocation/a/response", " ".repeat(length))).isEqualTo(413);
            assertThat(answer).isCompletedExceptionally();
        }
    }

    @Test
    void aFunctionThatIsNotPutTogetherIsNeverReady() throws IOException, InterruptedException {
        var answer = api.send(event("a"));
        post("init/error", "{\"errorType\":\"NoSettings\",\"errorMessage\":\"TABLE_NAME is missing\"}");
        assertFailed(api.ready(), "NoSettings", "TABLE_NAME is missing");
        assertFailed(answer, "NoSettings", "TABLE_NAME is missing");
        assertFailed(api.send(event("b")), "NoSettings", "TABLE_NAME is missing");
    }

    @Test
    void goesOnWhereLambdaTakesASnapshot() throws IOException, InterruptedException {
        assertThat(CLIENT.send(HttpRequest.newBuilder(uri("restore/next")).build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.ready()).isNotDone();
        post("restore/error", "{\"errorType\":\"Hook\",\"errorMessage\":\"not renewed\"}");
        assertFailed(api.ready(), "Hook", "not renewed");
    }

    @Test
    void whoWaitsForAnEventLearnsThatNoneComes() {
        var next = next();
        api.ready().join();
        api.end(new FunctionFailed("Gone", "gone"));
        assertThat(next.join().statusCode()).isEqualTo(500);
    }

    private static void assertFailed(CompletableFuture<?> result, String type, String message) {
        assertThatThrownBy(result::join)
                .cause()
                .isInstanceOfSatisfying(FunctionFailed.class, failed -> assertThat(failed.errorType())
                        .isEqualTo(type))
                .hasMessage(message);
    }

    private static RuntimeApi.Event event(String id) {
        return new RuntimeApi.Event(
                id,
                "arn:f",
                Instant.ofEpochMilli(1_000),
                "Root=1-0-0;Sampled=1",
                "{\"event\":\"%s\"}".formatted(id).getBytes(StandardCharsets.UTF_8));
    }

    private CompletableFuture<HttpResponse<String>> next() {
        return CLIENT.sendAsync(HttpRequest.newBuilder(uri("invocation/next")).build(), BodyHandlers.ofString());
    }

    private int post(String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                        HttpRequest.newBuilder(uri(path))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private URI uri(String path) {
        return URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path);
    }
}
