package lyceum.stack;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One stack of the assembly as Main writes it, with all rules on and empty zips; made once for all tests. */
final class Assembly {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path STRICT = synthesised();

    private final JsonNode resources;

    private Assembly(String stack) {
        try {
            this.resources = read(STRICT, stack + ".template.json").get("Resources");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The main stack. */
    static Assembly strict() {
        return new Assembly(LyceumStack.NAME);
    }

    /** The stack of alarms and dashboards. */
    static Assembly watch() {
        return new Assembly(WatchStack.NAME);
    }

    /** A new one, in a folder of its own. */
    static Path synthesised() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "assembly");
            Main.main(new String[] {folder.toString(), "--empty-zips"});
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the assembly is that all tests read. */
    static Path folder() {
        return STRICT;
    }

    static JsonNode report() throws IOException {
        return read(STRICT, "validation-report.json");
    }

    int size() {
        return resources.size();
    }

    /** The types of all resources. */
    Set<String> types() {
        return resources
                .valueStream()
                .map(resource -> resource.get("Type").asString())
                .collect(Collectors.toSet());
    }

    /** The properties of each resource of a type, by logical id. */
    Map<String, JsonNode> all(String type) {
        return resources.properties().stream()
                .filter(entry -> entry.getValue().get("Type").asString().equals(type))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> properties(entry.getValue()),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    JsonNode only(String type) {
        var all = all(type);
        if (all.size() != 1) {
            throw new AssertionError("Expected one " + type + ", not " + all.keySet());
        }
        return all.values().iterator().next();
    }

    JsonNode resource(String logicalId) {
        return requireNonNull(resources.get(logicalId), logicalId);
    }

    /** The logical id of the one resource of a type whose property has a value. */
    String idOf(String type, String property, String value) {
        return all(type).entrySet().stream()
                .filter(entry -> entry.getValue().path(property).asString("").equals(value))
                .map(Map.Entry::getKey)
                .collect(Collectors.collectingAndThen(Collectors.joining(","), found -> {
                    if (found.isEmpty() || found.contains(",")) {
                        throw new AssertionError(
                                "Expected one " + type + " with " + property + " " + value + ": " + found);
                    }
                    return found;
                }));
    }

    /** The logical id that a {@code Ref} or {@code Fn::GetAtt} names, or the export that is imported. */
    static String target(JsonNode reference) {
        if (reference.has("Fn::ImportValue")) {
            return reference.get("Fn::ImportValue").asString();
        }
        return reference.has("Ref")
                ? reference.get("Ref").asString()
                : reference.get("Fn::GetAtt").get(0).asString();
    }

    /** A text as it is after deployment, with the logical id in place of each reference. */
    static String text(JsonNode value) {
        if (value.has("Fn::Join")) {
            var text = new StringBuilder();
            value.get("Fn::Join").get(1).forEach(part -> text.append(text(part)));
            return text.toString();
        }
        return value.isString() ? value.asString() : target(value);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private static JsonNode properties(JsonNode resource) {
        return resource.path("Properties");
    }

    static JsonNode read(Path folder, String file) throws IOException {
        return json(Files.readString(folder.resolve(file)));
    }
}
