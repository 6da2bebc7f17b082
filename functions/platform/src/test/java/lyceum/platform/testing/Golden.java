package lyceum.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bytes in and bytes out, recorded under {@code src/test/resources/golden}. Run the tests with {@code -Dgolden=record} to
 * record anew, and read the difference before you commit it.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final Pattern MEASURED = Pattern.compile("dur=[0-9.]+|(?<=\"X-Response-Time\" : \")[0-9]+");
    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Golden() {}

    /** Checks that both are as recorded, but for what is measured. */
    public static void assertRecorded(String name, byte[] event, byte[] answer) {
        assertRecorded(name + ".event.json", pretty(event));
        assertRecorded(name + ".answer.json", MEASURED.matcher(pretty(answer)).replaceAll("0"));
    }

    private static void assertRecorded(String file, String content) {
        Path path = FOLDER.resolve(file);
        try {
            if ("record".equals(System.getProperty("golden"))) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            }
            assertThat(content).as(path.toString()).isEqualTo(Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String pretty(byte[] json) {
        Object value = PRETTY.readValue(new String(json, StandardCharsets.UTF_8), Object.class);
        return PRETTY.writeValueAsString(value) + "\n";
    }
}
