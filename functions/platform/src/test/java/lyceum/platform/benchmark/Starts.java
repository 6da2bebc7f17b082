package lyceum.platform.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.health.HealthApi;
import lyceum.platform.testing.GatewayEvent;

/**
 * From the shell, after {@code mvn -pl functions/platform test-compile}:
 *
 * <pre>{@code
 * mvn -q -pl functions/platform exec:exec@starts -Dstarts="cold 7"
 * unzip -q functions/performance/target/performance.zip -d /tmp/performance
 * mvn -q -pl functions/platform exec:exec@starts \
 *     -Dstarts="restore lyceum.performance.PerformanceLambda performance-api /tmp/performance:/tmp/performance/lib/*"
 * }</pre>
 *
 * {@code cold n} starts a plain handler, this platform and stock Spring Cloud Function n times each, in turn. {@code restore}
 * takes an entry class, a function's id, a class path and, if it is to find something, a directory with what AWS answers ({@link
 * StandIn}; {@code PrimedAnswers} of the courses writes one), and goes through SnapStart's life cycle: initialise, prime,
 * checkpoint, restore, first answer. All on one class path, with C1 as Lambda sets it.
 */
public final class Starts {
    private static final String HEALTH_EVENT =
            new String(GatewayEvent.to(HealthApi.GET_HEALTH).bytes(), StandardCharsets.UTF_8);
    private static final String COURSE_EVENT = new String(
            GatewayEvent.to(CourseApi.GET_COURSE)
                    .by(Role.TEACHER)
                    .path("course_id", "crs_01JD9Z6Q4M8T5X2B7N3C1VKPWR")
                    .bytes(),
            StandardCharsets.UTF_8);
    private static final String QUEUE_EVENT =
            "{\"Records\": [{\"messageId\": \"m1\", \"body\": \"{\\\"organisation\\\":\\\"priming\\\",\\\"job_id\\\":\\\"job_01JD9Z6Q4M8T5X2B7N3C1VKPWR\\\"}\"}]}";
    private static final String AUTHORIZER_EVENT =
            "{\"type\": \"REQUEST\", \"methodArn\": \"arn:aws:execute-api:r:1:a/live/GET/x\","
                    + " \"headers\": {\"Authorization\": \"ApiKey lyc_00000000000000000000000000_0000000000000000000000000000000000000000000\"}}";
    private static final String MANUAL_EVENT = "{\"name\": \"A\", \"tier\": \"standard\", \"roles\": [\"owner\"]}";

    private Starts() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("cold")) {
            cold(Integer.parseInt(arguments[1]));
        } else {
            Optional<Path> answers = Stream.of(arguments).skip(4).map(Path::of).findFirst();
            restore(arguments[1], arguments[2], arguments[3], answers);
        }
    }

    private static void cold(int times) throws IOException, InterruptedException {
        var handlers = Map.of(
                "plain", PlainHandler.class.getName(),
                "platform", Answering.class.getName(),
                "stock", "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest");
        for (int round = 0; round < times; round++) {
            for (String kind : List.of("plain", "platform", "stock")) {
                cold(kind, String.valueOf(handlers.get(kind)));
            }
        }
    }

    private static void cold(String kind, String handler) throws IOException, InterruptedException {
        try (var api = new RuntimeApi()) {
            long start = System.nanoTime();
            Process process = process(
                    api,
                    handler,
                    "performance-api",
                    System.getProperty("java.class.path"),
                    List.of(),
                    "on-demand",
                    "none");
            String answer = api.invoke(HEALTH_EVENT);
            System.out.printf(
                    Locale.ROOT,
                    "%-9s first answer after %5.0f ms, CPU %5d ms: %s%n",
                    kind,
                    (System.nanoTime() - start) / 1e6,
                    cpu(process),
                    answer);
            process.destroyForcibly().waitFor();
        }
    }

    private static void restore(String handler, String function, String classPath, Optional<Path> answers)
            throws IOException, InterruptedException {
        Path loads = Files.createTempFile("loads", ".log");
        try (var api = new RuntimeApi();
                var aws = new StandIn(answers)) {
            Process process = process(
                    api,
                    handler,
                    function,
                    classPath,
                    List.of(
                            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                            "-Xlog:class+load=info:file=" + loads + ":none"),
                    "snap-start",
                    aws.address());
            api.awaitCheckpoint();
            long primed = cpu(process);
            int known = Files.readAllLines(loads).size();
            api.restore();
            long start = System.nanoTime();
            String answer = api.invoke(event(function));
            double wall = (System.nanoTime() - start) / 1e6;
            List<String> loaded = Files.readAllLines(loads);
            System.out.printf(
                    Locale.ROOT,
                    "%s: initialised and primed in %d ms CPU; first answer after restore %.0f ms, CPU %d ms, %d classes loaded: %s%n",
                    function,
                    primed,
                    wall,
                    cpu(process) - primed,
                    loaded.size() - known,
                    answer);
            loaded.subList(known, loaded.size()).forEach(line -> System.out.println("  " + line));
            var second = System.nanoTime();
            api.invoke(event(function));
            System.out.printf(Locale.ROOT, "  second answer %.1f ms%n", (System.nanoTime() - second) / 1e6);
            process.destroyForcibly().waitFor();
        }
    }

    private static String event(String function) {
        return switch (function) {
            case "authorize" -> AUTHORIZER_EVENT;
            case "create-organisation" -> MANUAL_EVENT;
            case "courses-api" -> COURSE_EVENT;
            case "generate-course", "export-course" -> QUEUE_EVENT;
            case "sweep-jobs" -> "{}";
            default -> HEALTH_EVENT;
        };
    }

    private static Process process(
            RuntimeApi api,
            String handler,
            String function,
            String classPath,
            List<String> options,
            String initialisation,
            String aws)
            throws IOException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx700m",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                classPath + ":" + client(),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler));
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment(api, handler, function, initialisation, aws));
        for (Tier tier : Tier.values()) {
            builder.environment().put(tier.name() + "_USAGE_PLAN_ID", tier.word());
        }
        return builder.redirectErrorStream(true)
                .redirectOutput(Path.of(System.getProperty("java.io.tmpdir"), function + ".log")
                        .toFile())
                .start();
    }

    private static Map<String, String> environment(
            RuntimeApi api, String handler, String function, String initialisation, String aws) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", initialisation),
                Map.entry("_HANDLER", handler),
                Map.entry("LAMBDA_TASK_ROOT", "/var/task"),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                Map.entry("AWS_REGION", "eu-central-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "benchmark"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "benchmark"),
                Map.entry("AWS_ENDPOINT_URL", aws),
                Map.entry("AWS_ENDPOINT_URL_S3", aws),
                Map.entry("AWS_ENDPOINT_URL_API_GATEWAY", aws),
                Map.entry("LYCEUM_FUNCTION", function),
                Map.entry("LYCEUM_VERSION", "benchmark"),
                Map.entry("MAIN_CLASS", StockFunctions.class.getName()),
                Map.entry("SPRING_CLOUD_FUNCTION_DEFINITION", "answer"),
                Map.entry("TABLE_NAME", "table"),
                Map.entry("COURSES_TABLE_NAME", "courses"),
                Map.entry("ACCOUNTS_TABLE_NAME", "accounts"),
                Map.entry("BUCKET_NAME", "bucket"),
                Map.entry("GENERATIONS_QUEUE_URL", aws + "/1/generations"),
                Map.entry("EXPORTS_QUEUE_URL", aws + "/1/exports"),
                Map.entry("LIMITS_TABLE_NAME", "limits"),
                Map.entry("CURSOR_SECRET", "benchmark"));
    }

    /** The runtime interface client with its two companions, from this process's own class path. */
    private static String client() {
        return Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(jar -> jar.contains("runtime-interface-client")
                        || jar.contains("lambda-java-core")
                        || jar.contains("lambda-java-serialization"))
                .reduce((one, other) -> one + ":" + other)
                .orElseThrow();
    }

    /** Milliseconds of CPU that the process has used so far, from {@code /proc}. */
    private static long cpu(Process process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, 11, 13).mapToLong(Long::parseLong).sum() * 10;
    }
}
