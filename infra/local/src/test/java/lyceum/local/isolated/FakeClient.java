package lyceum.local.isolated;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lyceum.local.functions.LocalFunction;

/** A runtime client that starts quickly and does what its events tell it, in a process of its own. */
final class FakeClient {
    private FakeClient() {}

    /** Starts one; a function whose handler is {@code broken} can't be put together. */
    static Process launch(LocalFunction function, String runtimeApi, String traces) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xmx64m",
                        "-cp",
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        FakeClient.class.getName(),
                        runtimeApi,
                        function.handler()))
                .redirectErrorStream(true)
                .start();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String root = "http://" + arguments[0] + "/2018-06-01/runtime/";
        if (arguments[1].equals("broken")) {
            post(root + "init/error", "{\"errorType\": \"NoSettings\", \"errorMessage\": \"TABLE_NAME is missing\"}");
            System.exit(1);
        }
        while (true) {
            HttpURLConnection next = open(root + "invocation/next");
            String event;
            try (InputStream in = next.getInputStream()) {
                event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            work(root + "invocation/" + next.getHeaderField("Lambda-Runtime-Aws-Request-Id"), event);
        }
    }

    private static void work(String invocation, String event) throws IOException, InterruptedException {
        System.out.println(event + " in " + ProcessHandle.current().pid());
        switch (event) {
            case "throw" -> post(invocation + "/error", "{\"errorType\": \"Boom\", \"errorMessage\": \"it broke\"}");
            case "exit" -> System.exit(3);
            case "hang" -> Thread.sleep(Duration.ofHours(1));
            case "pid" ->
                post(
                        invocation + "/response",
                        Long.toString(ProcessHandle.current().pid()));
            default -> {
                // The name of a file to wait for.
                while (!Files.exists(Path.of(event))) {
                    Thread.sleep(Duration.ofMillis(5));
                }
                post(
                        invocation + "/response",
                        Long.toString(ProcessHandle.current().pid()));
            }
        }
    }

    private static void post(String uri, String json) throws IOException {
        HttpURLConnection connection = open(uri);
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
        connection.getInputStream().close();
    }

    private static HttpURLConnection open(String uri) throws IOException {
        return (HttpURLConnection) URI.create(uri).toURL().openConnection();
    }
}
