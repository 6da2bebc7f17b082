package lyceum.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The template that would be deployed, synthesised once for all tests of this process. */
public final class Synthesised {
    private static final AtomicReference<Template> MADE = new AtomicReference<>();

    private Synthesised() {}

    public static synchronized Template template() {
        Template made = MADE.get();
        if (made == null) {
            try {
                made = synthesise();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            MADE.set(made);
        }
        return made;
    }

    private static Template synthesise() throws IOException {
        Path stack = Path.of("..", "stack", "target", "classpath");
        if (!Files.exists(stack)) {
            throw new IllegalStateException("infra/stack is not packaged: run ./lyceum test");
        }
        Path target = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "assembly");
        Path log = target.resolve("synth.log");
        Process synth = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Files.readString(stack).strip(),
                        "lyceum.stack.Main",
                        target.resolve("cdk.out").toString(),
                        "--empty-zips"))
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
        return read(target.resolve("cdk.out"));
    }

    private static Template read(Path assembly) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Template.parameters(assembly).forEach((name, hasDefault) -> {
            if (!hasDefault) {
                parameters.put(name, "a value of a test, long enough for a secret");
            }
        });
        return Template.read(assembly, parameters);
    }
}
