package lyceum.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Small cloud assemblies for tests. */
public final class Assemblies {
    private Assemblies() {}

    /** Writes an assembly with one stack {@code Test}; the template is JSON with single quotes. */
    public static Path write(Path directory, String template) {
        try {
            Files.writeString(directory.resolve("manifest.json"), """
                    {"artifacts": {"Test": {"type": "aws:cloudformation:stack",
                      "environment": "aws://unknown-account/unknown-region",
                      "properties": {"templateFile": "Test.template.json"}}}}""");
            Files.writeString(directory.resolve("Test.template.json"), template.replace('\'', '"'));
            return directory;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Writes an assembly with a stack {@code Above} that depends on another, {@code Below}. */
    static Path write(Path directory, String below, String above) {
        try {
            Files.writeString(directory.resolve("manifest.json"), """
                    {"artifacts": {"Above": {"type": "aws:cloudformation:stack", "dependencies": ["Below", "Above.assets"],
                        "environment": "aws://unknown-account/unknown-region",
                        "properties": {"templateFile": "Above.template.json"}},
                      "Below": {"type": "aws:cloudformation:stack",
                        "environment": "aws://unknown-account/unknown-region",
                        "properties": {"templateFile": "Below.template.json"}}}}""");
            Files.writeString(directory.resolve("Above.template.json"), above.replace('\'', '"'));
            Files.writeString(directory.resolve("Below.template.json"), below.replace('\'', '"'));
            return directory;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Template read(Path directory, String template) {
        return Template.read(write(directory, template), Map.of());
    }
}
