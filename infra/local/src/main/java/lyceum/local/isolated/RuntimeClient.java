package lyceum.local.isolated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lyceum.local.functions.LocalFunction;
import lyceum.local.template.UnsupportedTemplate;

/**
 * Starts JVMs that run a function's code under the runtime client that Lambda itself uses, with nothing else on the class path and
 * nothing of this process's environment.
 */
final class RuntimeClient implements Launcher {
    /** A class of the client, and one of each library that it needs. */
    private static final List<String> CLASSES = List.of(
            "com/amazonaws/services/lambda/runtime/api/client/AWSLambda.class",
            "com/amazonaws/services/lambda/runtime/Context.class",
            "com/amazonaws/services/lambda/runtime/serialization/PojoSerializer.class",
            "software/amazon/awssdk/utilslite/SdkInternalThreadLocal.class");

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final Map<String, String> ARCHITECTURES = Map.of("amd64", "x86_64", "aarch64", "aarch_64");

    /** Lambda gives the heap so much of the memory, in percent. */
    private static final int HEAP = 85;

    private final Path directory;
    private final Path library;
    private final Function<LocalFunction, Path> codeOf;
    private final Function<LocalFunction, Map<String, String>> settingsOf;

    private RuntimeClient(
            Path directory,
            Path library,
            Function<LocalFunction, Path> codeOf,
            Function<LocalFunction, Map<String, String>> settingsOf) {
        this.directory = directory;
        this.library = library;
        this.codeOf = codeOf;
        this.settingsOf = settingsOf;
    }

    /**
     * Unpacks the client's native library once: each client left to itself writes it to the same place, over the one that another
     * has mapped into its memory.
     *
     * @param directory for the library and the environments' temporary files
     * @param codeOf the unpacked code of a function
     * @param settingsOf environment variables of a function, beside those that its code and its runtime are told anyway
     * @throws UnsupportedTemplate if the client does not know this kind of machine
     */
    static RuntimeClient install(
            Path directory,
            Function<LocalFunction, Path> codeOf,
            Function<LocalFunction, Map<String, String>> settingsOf)
            throws IOException {
        Zip.remove(directory.resolve("tmp"));
        Files.createDirectories(directory.resolve("tmp"));
        Path library = directory.resolve("libaws-lambda-jni.so");
        Path draft = directory.resolve("libaws-lambda-jni.so.new");
        try (InputStream in = ClassLoader.getSystemResourceAsStream("jni/" + libraryName())) {
            if (in == null) {
                throw new UnsupportedTemplate("Lambda's runtime client has no library for "
                        + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                        + ": --isolated needs Linux on x86-64 or ARM64.");
            }
            Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new RuntimeClient(directory, library.toAbsolutePath(), codeOf, settingsOf);
    }

    private static String libraryName() {
        String system = System.getProperty("os.name").equals("Linux") ? "linux" : "unknown";
        boolean musl = Files.exists(Path.of("/etc/alpine-release"));
        String architecture = ARCHITECTURES.getOrDefault(System.getProperty("os.arch"), "unknown");
        return "libaws-lambda-jni." + system + (musl ? "_musl" : "") + "-" + architecture + ".so";
    }

    @Override
    public Process launch(LocalFunction function, String runtimeApi, String traces) throws IOException {
        Path code = codeOf.apply(function).toAbsolutePath();
        Path temporary = Files.createTempDirectory(directory.resolve("tmp").toAbsolutePath(), function.id());
        // The client loads the function's classes from the folder that it is started in.
        var builder = new ProcessBuilder(command(function, temporary))
                .directory(code.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(function.environment());
        environment.putAll(settingsOf.apply(function));
        environment.putAll(ofTheRuntime(function, code, runtimeApi));
        environment.put("AWS_XRAY_DAEMON_ADDRESS", traces);
        Process process = builder.start();
        process.getOutputStream().close();
        var _ = process.onExit().thenRun(() -> removed(temporary));
        return process;
    }

    /** Where it has no snapshot to start from, Lambda itself keeps to the first compiler, for the sake of a quick start. */
    private List<String> command(LocalFunction function, Path temporary) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xmx" + function.memoryMegabytes() * HEAP / 100 + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + LIBRARY_PROPERTY + "=" + library,
                // Lambda's own JVM knows by itself who runs the hooks before a snapshot and after it.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classPath(),
                MAIN,
                function.handler());
    }

    private static String classPath() throws IOException {
        var jars = new ArrayList<String>();
        for (String name : CLASSES) {
            URL found = ClassLoader.getSystemResource(name);
            if (found == null || !(found.openConnection() instanceof JarURLConnection in)) {
                throw new IOException("No jar on the class path holds " + name + ".");
            }
            jars.add(Path.of(URI.create(in.getJarFileURL().toString())).toString());
        }
        return String.join(System.getProperty("path.separator"), jars);
    }

    private static Map<String, String> ofTheRuntime(LocalFunction function, Path code, String runtimeApi) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", function.snapStart() ? "snap-start" : "on-demand"),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes())),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
                Map.entry("LAMBDA_TASK_ROOT", code.toString()),
                Map.entry("_HANDLER", function.handler()),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("TZ", ":UTC"));
    }

    private static void removed(Path folder) {
        try {
            Zip.remove(folder);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
