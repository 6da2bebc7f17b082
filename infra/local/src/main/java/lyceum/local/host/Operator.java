package lyceum.local.host;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How to call a running host's services by hand, in a file that only its owner may read: with the host's own key, which may do
 * everything. Its names are those that AWS's own tools look for.
 *
 * @param url where callers find the API
 * @param lambda where functions are called
 * @param function the one that makes organisations
 */
record Operator(URI url, URI lambda, String function, String region, String accessKeyId, String secret) {
    static final String FILE = "operator.env";

    /** @param aws what AWS's tools need to know: addresses and credentials */
    static void write(DataDirectory data, URI url, String function, Map<String, String> aws) throws IOException {
        var lines = new StringBuilder("LYCEUM_URL=" + url + "\nCREATE_ORGANISATION=" + function + "\n");
        new TreeMap<>(aws)
                .forEach((name, value) ->
                        lines.append(name).append('=').append(value).append('\n'));
        data.writeSecret(FILE, lines.toString());
    }

    /**
     * Reads the file of the host that runs on a folder.
     *
     * @throws CannotStart if none runs there
     */
    static Operator read(Path directory) throws IOException {
        var values = new Properties();
        boolean running = DataDirectory.isTaken(directory);
        try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
            values.load(reader);
        } catch (NoSuchFileException _) {
            running = false;
        }
        if (!running) {
            throw new CannotStart("No host runs on "
                    + directory.toAbsolutePath().normalize()
                    + ": start one with ./lyceum up, or name its folder with --data.");
        }
        return new Operator(
                URI.create(values.getProperty("LYCEUM_URL", "")),
                URI.create(values.getProperty("AWS_ENDPOINT_URL_LAMBDA", "")),
                values.getProperty("CREATE_ORGANISATION", ""),
                values.getProperty("AWS_REGION", ""),
                values.getProperty("AWS_ACCESS_KEY_ID", ""),
                values.getProperty("AWS_SECRET_ACCESS_KEY", ""));
    }

    static void forget(DataDirectory data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    @Override
    public String toString() {
        return "Operator[" + url + "]";
    }
}
