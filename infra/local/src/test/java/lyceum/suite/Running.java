package lyceum.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The system that the suite asks: one host for all its classes, or a deployed stack named by system properties. */
final class Running {
    private static final Optional<String> DEPLOYED = Optional.ofNullable(System.getProperty("lyceum.url"));
    private static final @Nullable Host HOST = DEPLOYED.isPresent() ? null : started();

    private Running() {}

    /** An organisation of the test's own, with a key that no rate holds back. */
    static Caller organisation() {
        return DEPLOYED.map(url -> new Caller(URI.create(url), Optional.of(System.getProperty("lyceum.key"))))
                .orElseGet(() -> host().organisation());
    }

    static Host host() {
        if (HOST == null) {
            throw new IllegalStateException("this test needs the local host");
        }
        return HOST;
    }

    private static Host started() {
        try {
            Host host = Host.start(Files.createTempDirectory(Path.of("target"), "suite"));
            Runtime.getRuntime().addShutdownHook(new Thread(host::close));
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
