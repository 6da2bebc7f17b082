package lyceum.performance.benchmark;

import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import lyceum.contract.Functions;
import lyceum.performance.Performance;
import lyceum.platform.Json;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.function.LogBatch;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import tools.jackson.databind.JsonNode;

/**
 * {@code cost [PRICES]}: processor time, write units and money of collecting a request, by the size of batches. {@code lag URL KEY}: the
 * time from an answer to its being counted, on a running host.
 */
public final class Intake {
    private static final int REQUESTS = 40_000;
    private static final int ROUNDS = 3;
    private static final int LAGS = 100;
    private static final double GB = 1e9;

    private Intake() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        switch (args.length == 0 ? "cost" : args[0]) {
            case "cost" -> cost(Json.tree(Files.readAllBytes(Path.of(args.length > 1 ? args[1] : "docs/prices.json"))));
            case "lag" -> lag(URI.create(args[1]), args[2]);
            default -> throw new IllegalArgumentException("cost [PRICES] or lag URL KEY");
        }
    }

    private static void cost(JsonNode prices) {
        say(
                "batch   us CPU/request   write units/1000 requests   USD/million requests: collecting, with the logs themselves");
        for (int size : List.of(1, 10, 100, 1_000)) {
            cost(size, prices);
        }
    }

    private static void cost(int size, JsonNode prices) {
        var telemetry = new RecordingTelemetry();
        try (var tables = Tables.inMemory();
                App app = collector(tables, telemetry)) {
            int requests = size == 1 ? REQUESTS / 10 : REQUESTS;
            double micros = 0;
            double units = 0;
            for (int round = 0; round < ROUNDS; round++) {
                int before = telemetry.events().size();
                List<CloudWatchLogsEvent> events = events(requests, size, round);
                long begin = cpu();
                events.forEach(event -> app.logs(event, TestLambda.CONTEXT));
                micros = (cpu() - begin) / 1e3 / requests;
                units = telemetry.events().stream()
                        .skip(before)
                        .mapToDouble(
                                said -> ((Number) said.members().getOrDefault("dynamodb_write_units", 0)).doubleValue())
                        .sum();
            }
            double perRequest = units / requests;
            double collecting = 1e6
                    * (micros / 1e6 * price(prices, "lambda_arm64_gb_second")
                            + price(prices, "lambda_request") / size
                            + perRequest * price(prices, "dynamodb_write_request_unit"));
            // A line of the access log and a canonical event with its metrics are some 450 B and 1 KB.
            double logs = 1e6 * 1_450 / GB * price(prices, "cloudwatch_logs_ingested_gb");
            say(String.format(
                    Locale.ROOT,
                    "%5d   %14.1f   %25.1f   %.3f, %.3f",
                    size,
                    micros,
                    perRequest * 1_000,
                    collecting,
                    collecting + logs));
        }
    }

    private static App collector(Tables tables, RecordingTelemetry telemetry) {
        TestTables.create(tables.client(), "performance");
        var environment = new Environment(
                Settings.of(Map.of("TABLE_NAME", "performance")),
                TestClients.none().with(tables.client()),
                InstantSource.system(),
                telemetry);
        return new Performance().compose(Functions.COLLECT_REQUESTS, environment);
    }

    private static List<CloudWatchLogsEvent> events(int requests, int size, int round) {
        var events = new ArrayList<CloudWatchLogsEvent>();
        for (int from = 0; from < requests; from += size) {
            var lines = new ArrayList<LogBatch.Event>();
            for (int i = from; i < from + size; i++) {
                long now = System.currentTimeMillis();
                lines.add(new LogBatch.Event("e" + round + "-" + i, now, """
                        {"timestamp":"%d","request_id":"req-5f2f8c1e-0000-4000-8000-%012d","method":"GET","endpoint":"%s","status_code":"200",\
                        "response_time":"%d","function_time":"5","response_size":"1234","user_id":"key_%d","ip_address":"192.0.2.7",\
                        "user_agent":"benchmark/1.0 (a browser's is longer than this)","error":"-","trace":"Root=1-0-0"}""".formatted(
                        now, i, i % 2 == 0 ? "/api/v1/courses" : "/api/v1/courses/{course_id}", i % 70, i % 500)));
            }
            var data = new CloudWatchLogsEvent.AWSLogs();
            data.setData(new LogBatch("/lyceum/access", "stream", lines).encoded());
            var event = new CloudWatchLogsEvent();
            event.setAwsLogs(data);
            events.add(event);
        }
        return events;
    }

    private static void lag(URI url, String key) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var lags = new ArrayList<Double>();
            for (int i = 0; i < LAGS; i++) {
                long before = counted(client, url, key);
                get(client, url.resolve("/api/v1/health"), key);
                Instant answered = Instant.now();
                while (counted(client, url, key) == before) {
                    LockSupport.parkNanos(10_000_000);
                }
                lags.add(Duration.between(answered, Instant.now()).toNanos() / 1e6);
            }
            lags.sort(null);
            say(String.format(
                    Locale.ROOT, "lag p50 %.0f ms, p99 %.0f ms", lags.get(LAGS / 2), lags.get(LAGS * 99 / 100)));
        }
    }

    private static long counted(HttpClient client, URI url, String key) throws IOException, InterruptedException {
        String path = "/api/v1/performance/summary?operation=getHealth";
        return Json.tree(get(client, url.resolve(path), key).getBytes(StandardCharsets.UTF_8))
                .path("requests")
                .asLong(0);
    }

    private static String get(HttpClient client, URI uri, String key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).header("X-API-Key", key).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static double price(JsonNode prices, String of) {
        return prices.path(of).asDouble();
    }

    /** Of the whole process: the threads that the collector starts count too. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
