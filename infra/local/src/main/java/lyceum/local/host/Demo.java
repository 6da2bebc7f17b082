package lyceum.local.host;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lyceum.contract.Functions;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.local.functions.InvocationProblem;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.template.Template;
import tools.jackson.databind.json.JsonMapper;

/** The demo organisation, made at the first start, and its key in a file that only its owner may read. */
final class Demo {
    static final String FILE = "demo.env";

    private final LocalFunctions functions;
    private final DataDirectory data;
    private final String function;
    private final JsonMapper json = JsonMapper.shared();

    Demo(Template template, LocalFunctions functions, DataDirectory data) {
        this.functions = functions;
        this.data = data;
        this.function = template.stackName() + "-" + Functions.CREATE_ORGANISATION.id();
    }

    /** The function that makes organisations. */
    String function() {
        return function;
    }

    /**
     * Makes the organisation unless it is there, and writes where the host is to be found.
     *
     * @throws CannotStart if the function fails
     */
    void prepare(URI url) throws IOException {
        String key = "";
        if (Files.exists(data.resolve(FILE))) {
            key = Files.readAllLines(data.resolve(FILE)).stream()
                    .filter(line -> line.startsWith("LYCEUM_API_KEY="))
                    .map(line -> line.substring(line.indexOf('=') + 1))
                    .findFirst()
                    .orElse("");
        }
        if (key.isEmpty()) {
            key = newKey(
                    "Demo",
                    Tier.STANDARD,
                    Arrays.stream(Role.values()).map(Role::word).toList());
        }
        data.writeSecret(FILE, "LYCEUM_URL=" + url + "\nLYCEUM_API_KEY=" + key + "\n");
    }

    /** A new organisation's key, from the same function that an operator calls on AWS. */
    private String newKey(String name, Tier tier, List<String> roles) {
        byte[] request = json.writeValueAsBytes(Map.of("name", name, "tier", tier.word(), "roles", roles));
        try {
            byte[] answer = functions.manual(function, request);
            return json.readTree(new String(answer, StandardCharsets.UTF_8))
                    .path("api_key")
                    .asString("");
        } catch (InvocationProblem problem) {
            throw new CannotStart("The demo organisation could not be made: " + problem.getMessage()
                    + ". See the log of " + function + " below " + data.resolve("logs") + ".");
        }
    }
}
