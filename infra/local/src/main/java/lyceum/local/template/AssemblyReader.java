package lyceum.local.template;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a cloud assembly's manifest, its stacks and the lists of their assets. The stacks become one template: a stack follows those
 * that it depends on and reads what they export.
 */
final class AssemblyReader {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Rules",
            "Resources",
            "Outputs");
    /** What says when and how CloudFormation changes a resource has no meaning where resources are made anew at each start. */
    private static final Set<String> RESOURCE_MEMBERS =
            Set.of("Type", "Properties", "Condition", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");
    /** The rule that CDK adds to check its own bootstrap stack. */
    private static final String BOOTSTRAP_RULE = "CheckBootstrapVersion";

    private final JsonMapper json = JsonMapper.shared();
    private final Path assembly;

    AssemblyReader(Path assembly) {
        this.assembly = assembly;
    }

    Template read(Map<String, String> given) {
        var stacks = stacks();
        var all = new Merged();
        stacks.forEach(stack -> add(stack, given, all));
        return new Template(
                assembly,
                stacks.getFirst().name(),
                stacks.getFirst().region(),
                all.resources,
                all.outputs,
                all.assets,
                all.refs);
    }

    /** What the stacks have together. */
    private static final class Merged {
        private final Map<String, Resource> resources = new LinkedHashMap<>();
        private final Map<String, String> refs = new LinkedHashMap<>();
        private final Map<String, String> outputs = new LinkedHashMap<>();
        private final Map<String, String> exports = new LinkedHashMap<>();
        private final Map<String, Path> assets = new LinkedHashMap<>();
    }

    private void add(Stack stack, Map<String, String> given, Merged all) {
        var template = file(stack.templateFile());
        checkMembers("The template " + stack.name(), template, SECTIONS);
        if (!Set.of(BOOTSTRAP_RULE)
                .containsAll(Json.object(template.get("Rules")).keySet())) {
            throw new UnsupportedTemplate(
                    "The template " + stack.name() + " has rules, which the local host does not check.");
        }
        var parameters = parameters(Json.object(template.get("Parameters")), given);
        var resolver = new Resolver(stack.name(), stack.region(), template, parameters, all.exports);
        Json.object(template.get("Resources")).forEach((logicalId, value) -> {
            var resource = Json.object(value);
            checkMembers("Resource " + logicalId, resource, RESOURCE_MEMBERS);
            if (resolver.holds(resource)) {
                if (all.resources.put(logicalId, resolver.resource(logicalId)) != null) {
                    throw new UnsupportedTemplate("Two stacks have a resource " + logicalId
                            + ", which the local host can't tell apart: rename the construct of one.");
                }
                all.refs.put(logicalId, resolver.ref(logicalId));
            }
        });
        outputs(template, resolver, all);
        all.assets.putAll(assets(stack.assetsFile()));
    }

    /** By name, whether it has a default. */
    Map<String, Boolean> parameters() {
        var parameters = new LinkedHashMap<String, Boolean>();
        stacks().forEach(stack -> Json.object(file(stack.templateFile()).get("Parameters"))
                .forEach((name, declaration) ->
                        parameters.put(name, Json.object(declaration).containsKey("Default"))));
        return parameters;
    }

    private record Stack(
            String name, String region, String templateFile, String assetsFile, Set<String> dependencies) {}

    /** Each after those that it depends on. */
    private List<Stack> stacks() {
        var left = new LinkedHashMap<String, Stack>();
        Json.object(file("manifest.json").get("artifacts")).forEach((name, value) -> {
            var artifact = Json.object(value);
            if ("aws:cloudformation:stack".equals(artifact.get("type"))) {
                left.put(name, stack(name, artifact));
            }
        });
        if (left.isEmpty()) {
            throw new UnsupportedTemplate("The assembly " + assembly + " has no stack.");
        }
        var ordered = new ArrayList<Stack>();
        while (!left.isEmpty()) {
            Stack next = left.values().stream()
                    .filter(stack -> Collections.disjoint(stack.dependencies(), left.keySet()))
                    .findFirst()
                    .orElseThrow(
                            () -> new UnsupportedTemplate("The stacks " + left.keySet() + " wait for each other."));
            ordered.add(next);
            left.remove(next.name());
        }
        return ordered;
    }

    private static Stack stack(String name, Map<String, Object> artifact) {
        String templateFile = Json.text(Json.object(artifact.get("properties")).get("templateFile"));
        var dependencies =
                Json.list(artifact.get("dependencies")).stream().map(Json::text).collect(Collectors.toSet());
        return new Stack(name, region(artifact), templateFile, name + ".assets.json", dependencies);
    }

    /** That of {@code aws://account/region}; one of Europe where the stack is not bound to any. */
    private static String region(Map<String, Object> artifact) {
        String environment = Json.text(artifact.get("environment"));
        String region = environment.substring(environment.lastIndexOf('/') + 1);
        return region.isEmpty() || region.equals("unknown-region") ? "eu-west-1" : region;
    }

    private static Map<String, String> parameters(Map<String, Object> declared, Map<String, String> given) {
        var values = new LinkedHashMap<String, String>();
        declared.forEach((name, declaration) -> {
            var absent = Optional.ofNullable(Json.object(declaration).get("Default"));
            String value = Optional.ofNullable(given.get(name))
                    .or(() -> absent.map(Object::toString))
                    .orElseThrow(() -> new UnsupportedTemplate(
                            "The template's parameter " + name + " has neither a default nor a value."));
            checkPattern(name, value, Json.object(declaration));
            values.put(name, value);
        });
        return values;
    }

    private static void checkPattern(String name, String value, Map<String, Object> declaration) {
        var pattern = Optional.ofNullable(declaration.get("AllowedPattern")).map(Object::toString);
        if (pattern.isPresent() && !value.matches(pattern.get())) {
            var why = Optional.ofNullable(declaration.get("ConstraintDescription"));
            throw new UnsupportedTemplate("The value of the template's parameter " + name + " does not match "
                    + pattern.get() + why.map(text -> ": " + text).orElse("") + ".");
        }
    }

    private static void outputs(Map<String, Object> template, Resolver resolver, Merged all) {
        Json.object(template.get("Outputs")).forEach((name, value) -> {
            var output = Json.object(value);
            String where = "Output " + name;
            if (resolver.holds(output)) {
                resolver.value(where, output.get("Value")).map(Object::toString).ifPresent(resolved -> {
                    all.outputs.put(name, resolved);
                    resolver.value(where, Json.object(output.get("Export")).get("Name"))
                            .ifPresent(export -> all.exports.put(export.toString(), resolved));
                });
            }
        });
    }

    /** By object key, the file or folder within the assembly. */
    private Map<String, Path> assets(String assetsFile) {
        var assets = new LinkedHashMap<String, Path>();
        if (Files.exists(assembly.resolve(assetsFile))) {
            Json.object(file(assetsFile).get("files")).values().forEach(value -> {
                var asset = Json.object(value);
                Path source = Path.of(Json.text(Json.object(asset.get("source")).get("path")));
                Json.object(asset.get("destinations"))
                        .values()
                        .forEach(destination ->
                                assets.put(Json.text(Json.object(destination).get("objectKey")), source));
            });
        }
        return assets;
    }

    private Map<String, Object> file(String name) {
        Path file = assembly.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new UnsupportedTemplate(
                    "There is no " + name + " in " + assembly + ": synthesise the stack first, with ./lyceum synth.");
        }
        try {
            return json.readValue(file, new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException problem) {
            throw new UnsupportedTemplate(file + " is not JSON: " + problem.getOriginalMessage());
        } catch (UncheckedIOException problem) {
            throw new UnsupportedTemplate(file + " cannot be read: " + problem.getMessage());
        }
    }

    private static void checkMembers(String what, Map<String, Object> object, Set<String> known) {
        for (String member : object.keySet()) {
            if (!known.contains(member)) {
                throw new UnsupportedTemplate(what + " has " + member + ", which the local host does not know.");
            }
        }
    }
}
