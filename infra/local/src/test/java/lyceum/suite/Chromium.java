package lyceum.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Chromium without a window, led through its DevTools protocol. */
final class Chromium implements AutoCloseable, WebSocket.Listener {
    private static final String LISTENING = "DevTools listening on ";
    private static final int TALLEST = 4_000;
    private static final Path TARGET = Path.of("target");

    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final Process process;
    private final WebSocket socket;

    private Chromium(Process process, URI address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    static Chromium start() {
        try {
            Process process = new ProcessBuilder(List.of(
                            program(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + Files.createTempDirectory(TARGET.toAbsolutePath(), "chromium"),
                            "about:blank"))
                    .redirectErrorStream(true)
                    .start();
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(LISTENING)) {
                    Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                    return new Chromium(process, URI.create(line.substring(LISTENING.length())));
                }
            }
            throw new IllegalStateException("Chromium did not start.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .filter(Chromium::isThere)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The tests of the pages need Chromium and found none. On Debian: apt-get install chromium"));
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens an empty page of a width, in light or dark. */
    Page page(int width, boolean dark) {
        String target = ask("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asString();
        String session = ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        List.of("Page.enable", "Runtime.enable", "Log.enable").forEach(method -> ask(session, method, Map.of()));
        ask(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        ask(
                session,
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return new Page(this, session);
    }

    /** What pages have complained of since the last time: exceptions, errors of the console, what could not be loaded. */
    List<String> complaints() {
        var all = new ArrayList<String>();
        for (String one = complaints.poll(); one != null; one = complaints.poll()) {
            all.add(one);
        }
        return all;
    }

    JsonNode ask(String session, String method, Map<String, ?> parameters) {
        int number = numbers.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(number, answer);
        var message = new HashMap<String, Object>(Map.of("id", number, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        return socket.sendText(Caller.JSON.writeValueAsString(message), true)
                .thenCompose(_ -> answer)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        partial.append(text);
        if (last) {
            JsonNode message = Caller.JSON.readTree(partial.toString());
            partial.setLength(0);
            hear(message);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            var answer = asked.remove(message.get("id").asInt());
            if (message.has("error")) {
                answer.completeExceptionally(new IllegalStateException(message.toString()));
            } else {
                answer.complete(message.get("result"));
            }
            return;
        }
        JsonNode event = message.path("params");
        switch (message.path("method").asString()) {
            case "Runtime.exceptionThrown" ->
                complaints.add(event.get("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "assert").contains(event.get("type").asString())) {
                    complaints.add(event.get("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (event.get("entry").get("level").asString().equals("error")) {
                    complaints.add(event.get("entry").toString());
                }
            }
            default -> {} // not waited for
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** A page. */
    record Page(Chromium browser, String session) {
        void open(URI address) {
            browser.ask(session, "Page.navigate", Map.of("url", address.toString()));
        }

        /** The value of an expression of JavaScript. */
        JsonNode value(String expression) {
            JsonNode answer = browser.ask(
                    session,
                    "Runtime.evaluate",
                    Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
            if (answer.has("exceptionDetails")) {
                throw new IllegalStateException(expression + " failed: " + answer.get("exceptionDetails"));
            }
            return answer.get("result").path("value");
        }

        /** Waits until an expression is true, at most 20 s; false if it never was. */
        boolean becomes(String expression) {
            return value("""
                    new Promise((done) => {
                      const until = Date.now() + 20000;
                      const look = () => {
                        if (%s) done(true);
                        else if (Date.now() > until) done(false);
                        else setTimeout(look, 50);
                      };
                      look();
                    })""".formatted(expression)).asBoolean();
        }

        /** Presses a key and lets it go: Tab, Enter, an arrow, Home or End. */
        void press(String key) {
            var event = new HashMap<String, Object>(Map.of("key", key, "code", key));
            if (key.equals("Enter")) {
                event.putAll(Map.of("text", "\r", "windowsVirtualKeyCode", 13));
            }
            for (String type : List.of("keyDown", "keyUp")) {
                event.put("type", type);
                browser.ask(session, "Input.dispatchKeyEvent", event);
            }
        }

        /** Keeps a picture of the page, 4,000 pixels of it at most, for people to look at. */
        void picture(Path file) {
            var clip = Map.of(
                    "x", 0,
                    "y", 0,
                    "width", value("document.documentElement.clientWidth").asInt(),
                    "height",
                            Math.min(
                                    TALLEST,
                                    value("document.documentElement.scrollHeight")
                                            .asInt()),
                    "scale", 1);
            String data = browser.ask(
                            session, "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
                    .get("data")
                    .asString();
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, Base64.getDecoder().decode(data));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
