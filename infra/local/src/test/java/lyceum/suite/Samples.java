package lyceum.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;

/** What the suite sends. */
final class Samples {
    static final String COURSE = """
            {"title": "Functions", "audience": "beginners", "level": "beginner", "language": "en", "goals": [], "modules": []}
            """;

    private Samples() {}

    /** A key to make, with this role and no end. */
    static String key(String role) {
        return "{\"name\": \"Test\", \"roles\": [\"" + role + "\"]}";
    }

    /** A path with the examples of its parameters in it. */
    static String filled(String path) {
        for (Operation operation : Api.OPERATIONS) {
            for (Parameter parameter : operation.parameters()) {
                path = path.replace("{" + parameter.name() + "}", parameter.example());
            }
        }
        return path;
    }

    /** The request that the README shows. */
    static String readme() {
        try {
            return Files.readString(Path.of("..", "..", "docs", "course-request.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text on weather in the README's request: some 1,000 words with Markdown headings. */
    static String document() {
        return Caller.JSON
                .readTree(readme())
                .path("sources")
                .path(0)
                .path("text")
                .asString();
    }

    static String generate(String approval) {
        return generate(approval, Map.of("title", "Weather", "text", document()));
    }

    static String generate(String approval, Map<String, String> source) {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("title", "How weather works");
        brief.put("audience", "pupils of 14 years");
        brief.put("level", "beginner");
        brief.put("language", "en");
        brief.put("goals", List.of("Explain why it rains"));
        brief.put("approval", approval);
        return Caller.JSON.writeValueAsString(Map.of("brief", brief, "sources", List.of(source)));
    }
}
