package lyceum.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import lyceum.contract.Tier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The local host as a process of its own, as {@code ./lyceum up} starts it. */
final class Host implements AutoCloseable {
    /** The origin whose pages the suite's hosts allow to call. */
    static final String ALLOWED_ORIGIN = "https://learn.example.org";

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final Process process;
    private final URI url;
    private final Path data;
    private final List<String> printed;

    private Host(Process process, URI url, Path data, List<String> printed) {
        this.process = process;
        this.url = url;
        this.data = data;
        this.printed = printed;
    }

    /** Starts a host on a free port over a data folder and waits for its ready line. */
    static Host start(Path data, String... more) {
        try {
            var command =
                    new ArrayList<>(command("up", "--assembly", Assembly.path().toString(), "--port", "0"));
            command.addAll(List.of("--data", data.toString()));
            command.addAll(List.of(more));
            var host = new ProcessBuilder(command).redirectErrorStream(true);
            host.environment().put("LYCEUM_PARAMETER_AllowedOrigins", ALLOWED_ORIGIN);
            Process process = host.start();
            var lines = new ArrayList<String>();
            var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (line.startsWith("ready ")) {
                    drain(reader, data);
                    return new Host(process, URI.create(line.substring(6).strip()), data, List.copyOf(lines));
                }
            }
            throw new IllegalStateException("the host did not start:\n" + String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command of the host's main class. */
    static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-Xmx1200m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                "lyceum.local.host.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    URI url() {
        return url;
    }

    /** Where it keeps everything. */
    Path data() {
        return data;
    }

    /** The processes that it has started. */
    List<ProcessHandle> children() {
        return process.children().toList();
    }

    /** What it tells those who call AWS's services on it. */
    Properties operator() {
        return properties("operator.env");
    }

    /** AWS's own client of CloudWatch, as the operator. */
    CloudWatchClient cloudWatch(SdkHttpClient http) {
        Properties operator = operator();
        return CloudWatchClient.builder()
                .endpointOverride(URI.create(operator.getProperty("AWS_ENDPOINT_URL_CLOUDWATCH")))
                .region(Region.of(operator.getProperty("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        operator.getProperty("AWS_ACCESS_KEY_ID"), operator.getProperty("AWS_SECRET_ACCESS_KEY"))))
                .httpClient(http)
                .build();
    }

    /** What it keeps of its parameters, its own secret among them. */
    Properties parameters() {
        return properties("parameters.properties");
    }

    private Properties properties(String file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(data.resolve(file))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    List<String> printed() {
        return printed;
    }

    Caller demo() {
        return new Caller(url, Optional.of(properties("demo.env").getProperty("LYCEUM_API_KEY")));
    }

    /** A further organisation with a key of the operator tier, made as {@code ./lyceum key} makes it. */
    Caller organisation() {
        return organisation(Tier.OPERATOR);
    }

    /** A further organisation of a tier. */
    Caller organisation(Tier tier) {
        try {
            Process made = new ProcessBuilder(command("key", "--tier", tier.word(), "--data", data.toString()))
                    .redirectErrorStream(true)
                    .start();
            String out = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return out.lines()
                    .filter(line -> line.startsWith("LYCEUM_API_KEY="))
                    .map(line -> new Caller(url, Optional.of(line.substring("LYCEUM_API_KEY=".length()))))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no key was made:\n" + out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process as a power cut would: no hook of it runs. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** Stops as Ctrl-C does; the exit status. */
    int stop() {
        process.destroy();
        return await();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private int await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the host did not stop within 30 s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void drain(BufferedReader reader, Path data) {
        Path log = TARGET.resolve("host-" + data.getFileName() + ".log");
        Thread.ofVirtual().start(() -> {
            try (reader;
                    var out = Files.newBufferedWriter(log)) {
                reader.transferTo(out);
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
