package lyceum.local.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.iam.Signature;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a further organisation on a running host, with one key that has all roles. */
record NewKey(Tier tier, Path data, String name) {
    static final String USAGE = "lyceum key --tier TIER [--data DIR] [--name NAME]";

    /**
     * Reads the words after {@code key}.
     *
     * @throws CannotStart naming a word that is not known, or that the tier is missing
     */
    static NewKey of(List<String> words) {
        var rest = new ArrayDeque<>(words);
        String tier = "";
        Path data = Path.of(".lyceum");
        String name = "";
        while (!rest.isEmpty()) {
            String word = rest.pop();
            switch (word) {
                case "--tier" -> tier = Options.value(word, rest);
                case "--data" -> data = Path.of(Options.value(word, rest));
                case "--name" -> name = Options.value(word, rest);
                default -> throw new CannotStart("What is " + word + "?\n" + USAGE);
            }
        }
        Tier known =
                Tier.of(tier).orElseThrow(() -> new CannotStart("--tier is one of " + Tier.words() + ".\n" + USAGE));
        return new NewKey(known, data, name.isEmpty() ? "Organisation of the tier " + known.word() : name);
    }

    /**
     * Asks the host for the organisation.
     *
     * @return where the host is and the key, as two lines for a shell
     * @throws CannotStart if no host runs, or if it refuses
     */
    String make() throws IOException {
        Operator operator = Operator.read(data);
        var json = JsonMapper.shared();
        var roles = Arrays.stream(Role.values()).map(Role::word).toList();
        byte[] event = json.writeValueAsBytes(Map.of("name", name, "tier", tier.word(), "roles", roles));
        byte[] answer = send(operator, event);
        try {
            JsonNode made = json.readTree(answer);
            String key = made.path("api_key").asString("");
            if (key.isEmpty()) {
                throw new CannotStart("The host made no key: "
                        + made.path("errorMessage")
                                .asString(made.path("Message").asString("no reason given")));
            }
            return "LYCEUM_URL=" + operator.url() + "\nLYCEUM_API_KEY=" + key;
        } catch (JacksonException _) {
            throw new CannotStart("What answers at " + operator.lambda() + " is not the host.");
        }
    }

    private static byte[] send(Operator operator, byte[] event) throws IOException {
        URI uri = operator.lambda().resolve("/2015-03-31/functions/" + operator.function() + "/invocations");
        var request = new Request(
                "POST", uri.getRawPath(), "", Headers.of("Host", uri.getAuthority()), event, "", "HTTP/1.1");
        Signature.sign(request, operator.accessKeyId(), operator.secret(), operator.region(), "lambda", Instant.now());
        try {
            return send(uri, request);
        } catch (ConnectException _) {
            throw new CannotStart("The host at " + operator.lambda() + " does not answer: it is starting or stopping.");
        }
    }

    private static byte[] send(URI uri, Request request) throws IOException {
        // Loads in a tenth of the time that the newer client of the JDK takes.
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        request.headers().forEach(connection::setRequestProperty);
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(request.body());
        }
        try (InputStream in =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return in.readAllBytes();
        }
    }
}
