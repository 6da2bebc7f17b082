package lyceum.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The cloud assembly that the suite's hosts run: synthesised once from the packaged functions. */
final class Assembly {
    private static final Path PATH = Path.of("target", "suite-cdk.out").toAbsolutePath();
    private static boolean made;

    private Assembly() {}

    static synchronized Path path() {
        if (!made) {
            try {
                clear();
                synthesise();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            made = true;
        }
        return PATH;
    }

    private static void synthesise() throws IOException {
        Path stack = Path.of("..", "stack", "target", "classpath");
        if (!Files.exists(stack)) {
            throw new IllegalStateException("infra/stack and the functions are not packaged: run ./lyceum test");
        }
        Path log = Path.of("target", "suite-synth.log");
        Process synth = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Files.readString(stack).strip(),
                        "lyceum.stack.Main",
                        PATH.toString(),
                        Path.of("..", "..", "functions")
                                .toAbsolutePath()
                                .normalize()
                                .toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (synth.waitFor() != 0) {
                throw new IllegalStateException("the stack could not be synthesised:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The CDK refuses to write over what an earlier run left. */
    private static void clear() throws IOException {
        if (Files.exists(PATH)) {
            try (var files = Files.walk(PATH)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
