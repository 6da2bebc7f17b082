package lyceum.courses.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheets and fonts that lie beside these classes. */
final class Styles {
    private Styles() {}

    static String of(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(String name) {
        InputStream in = Styles.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("The file " + name + " is missing from the package.");
        }
        return in;
    }
}
