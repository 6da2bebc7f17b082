package lyceum.local.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A zip's function in a JVM of its own, under the runtime client that Lambda itself uses and with nothing else on its class path.
 * One at a time: on its start the client writes its native library over the one that another client has mapped into its memory.
 */
final class PackagedFunction implements AutoCloseable {
    private static final Path BUILT =
            Path.of("../../functions").toAbsolutePath().normalize();
    private static final List<String> CLIENT = List.of(
            "aws-lambda-java-runtime-interface-client",
            "aws-lambda-java-core",
            "aws-lambda-java-serialization",
            "utils-lite");

    private final RuntimeApi api;
    private final Process process;
    private final Path log;

    private PackagedFunction(RuntimeApi api, Process process, Path log) {
        this.api = api;
        this.process = process;
        this.log = log;
    }

    /** Unpacks a context's zip below a folder. */
    static Path unpack(String context, Path directory) throws IOException {
        Path zip = BUILT.resolve(context).resolve("target").resolve(context + ".zip");
        if (!Files.exists(zip)) {
            throw new IllegalStateException(
                    zip + " is missing: build it with ./lyceum test, or mvn package -pl functions/" + context);
        }
        Path task = directory.resolve(context);
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = task.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    copy(in, file);
                }
            }
        }
        return task;
    }

    private static void copy(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
    }

    /**
     * Starts a function.
     *
     * @param task where its zip is unpacked
     * @param handler the entry class
     * @param settings its environment, beside what Lambda sets
     */
    static PackagedFunction start(Path task, String handler, String id, Map<String, String> settings)
            throws IOException {
        var api = new RuntimeApi();
        Path log = task.resolveSibling(id + ".log");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                client(),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler));
        // The client loads the function's classes from the folder that it is started in.
        var builder = new ProcessBuilder(command)
                .directory(task.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API",
                        api.address(),
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "on-demand",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        id,
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "1",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "1024",
                        "LAMBDA_TASK_ROOT",
                        task.toString(),
                        "_HANDLER",
                        handler,
                        "LYCEUM_FUNCTION",
                        id,
                        "LYCEUM_VERSION",
                        "1.0.0-test"));
        Process process = builder.start();
        var _ = process.onExit().thenRun(() -> api.ended("its process has ended"));
        return new PackagedFunction(api, process, log);
    }

    /** The client with what it needs, from this process's own class path. */
    private static String client() {
        return Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(jar -> CLIENT.stream().anyMatch(jar::contains))
                .collect(Collectors.joining(":"));
    }

    RuntimeApi.Outcome invoke(String event) throws InterruptedException {
        return api.invoke(event);
    }

    /** What the function has printed, for the message of a test that fails. */
    String printed() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        api.close();
    }
}
