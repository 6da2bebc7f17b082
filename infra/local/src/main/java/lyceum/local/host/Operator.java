package lyceum.local.host;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * How to call a running host's functions by hand, in a file that only its owner may read. Its names are those that AWS's own
 * tools look for.
 *
 * @param url where callers find the API
 * @param lambda where functions are called
 * @param function the one that makes organisations
 */
record Operator(URI url, URI lambda, String function, String region, String accessKeyId, String secret) {
    private static final String FILE = "operator.env";

    static void write(
            DataDirectory data, URI url, URI lambda, String function, String region, AwsCredentials credentials)
            throws IOException {
        data.writeSecret(
                FILE,
                String.join(
                        "\n",
                        "LYCEUM_URL=" + url,
                        "CREATE_ORGANISATION=" + function,
                        "AWS_ENDPOINT_URL_LAMBDA=" + lambda,
                        "AWS_REGION=" + region,
                        "AWS_ACCESS_KEY_ID=" + credentials.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY=" + credentials.secretAccessKey(),
                        ""));
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
