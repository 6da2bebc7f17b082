package lyceum.local.host;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lyceum.platform.Settings;

/**
 * Values of the template's parameters: of the process's environment ({@code LYCEUM_PARAMETER_<Name>}), else of the file
 * {@code parameters.properties}. What has no default and no value gets a random one, which the file keeps.
 */
final class Parameters {
    private static final String FILE = "parameters.properties";
    private static final String PREFIX = "LYCEUM_PARAMETER_";
    private static final int SECRET_BYTES = 32;
    /** What the host's own credentials are derived from; kept beside the parameters. */
    private static final String HOST_SECRET = "HostSecret";

    /** The values, and the secret that credentials are derived from. */
    record Values(Map<String, String> parameters, String hostSecret) {
        @Override
        public String toString() {
            return "Values" + parameters.keySet();
        }
    }

    private Parameters() {}

    /**
     * Finds a value for each parameter that needs one.
     *
     * @param declared by name, whether it has a default
     */
    static Values of(Map<String, Boolean> declared, DataDirectory data, Settings process) throws IOException {
        var kept = read(data.resolve(FILE));
        int before = kept.size();
        declared.forEach((name, hasDefault) -> {
            if (!hasDefault) {
                kept.computeIfAbsent(name, _ -> random());
            }
        });
        String secret = kept.computeIfAbsent(HOST_SECRET, _ -> random());
        if (kept.size() > before) {
            data.writeSecret(
                    FILE,
                    kept.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
        }
        var values = new LinkedHashMap<String, String>();
        for (String name : declared.keySet()) {
            process.read(keys -> keys.optional(PREFIX + name)).ifPresentOrElse(value -> values.put(name, value), () -> {
                if (kept.containsKey(name)) {
                    values.put(name, kept.get(name));
                }
            });
        }
        return new Values(values, secret);
    }

    private static Map<String, String> read(Path file) throws IOException {
        var kept = new TreeMap<String, String>();
        if (Files.exists(file)) {
            var properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(name -> kept.put(name, properties.getProperty(name)));
        }
        return kept;
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
