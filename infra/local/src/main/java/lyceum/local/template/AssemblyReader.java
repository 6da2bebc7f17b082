package lyceum.local.template;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a cloud assembly's manifest, its one stack and the list of the stack's assets. */
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
        var stack = stack();
        String name = stack.name();
        var template = file(stack.templateFile());
        checkMembers("The template " + name, template, SECTIONS);
        if (!Set.of(BOOTSTRAP_RULE)
                .containsAll(Json.object(template.get("Rules")).keySet())) {
            throw new UnsupportedTemplate("The template " + name + " has rules, which the local host does not check.");
        }
        var parameters = parameters(Json.object(template.get("Parameters")), given);
        var resolver = new Resolver(name, stack.region(), template, parameters);
        var resources = new LinkedHashMap<String, Resource>();
        var refs = new LinkedHashMap<String, String>();
        Json.object(template.get("Resources")).forEach((logicalId, value) -> {
            var resource = Json.object(value);
            checkMembers("Resource " + logicalId, resource, RESOURCE_MEMBERS);
            if (resolver.holds(resource)) {
                resources.put(logicalId, resolver.resource(logicalId));
                refs.put(logicalId, resolver.ref(logicalId));
            }
        });
        return new Template(
                assembly,
                name,
                stack.region(),
                resources,
                outputs(template, resolver),
                assets(stack.assetsFile()),
                refs);
    }

    /** By name, whether it has a default. */
    Map<String, Boolean> parameters() {
        var parameters = new LinkedHashMap<String, Boolean>();
        Json.object(file(stack().templateFile()).get("Parameters"))
                .forEach((name, declaration) ->
                        parameters.put(name, Json.object(declaration).containsKey("Default")));
        return parameters;
    }

    private record Stack(String name, String region, String templateFile, String assetsFile) {}

    private Stack stack() {
        var artifacts = Json.object(file("manifest.json").get("artifacts"));
        var stacks = artifacts.entrySet().stream()
                .filter(entry -> "aws:cloudformation:stack"
                        .equals(Json.object(entry.getValue()).get("type")))
                .toList();
        if (stacks.size() != 1) {
            throw new UnsupportedTemplate(
                    "The local host runs one stack, but the assembly " + assembly + " has " + stacks.size() + ".");
        }
        String name = stacks.getFirst().getKey();
        var artifact = Json.object(stacks.getFirst().getValue());
        String templateFile = Json.text(Json.object(artifact.get("properties")).get("templateFile"));
        return new Stack(name, region(artifact), templateFile, name + ".assets.json");
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
            values.put(
                    name,
                    Optional.ofNullable(given.get(name))
                            .or(() -> absent.map(Object::toString))
                            .orElseThrow(() -> new UnsupportedTemplate(
                                    "The template's parameter " + name + " has neither a default nor a value.")));
        });
        return values;
    }

    private static Map<String, String> outputs(Map<String, Object> template, Resolver resolver) {
        var outputs = new LinkedHashMap<String, String>();
        Json.object(template.get("Outputs")).forEach((name, output) -> {
            if (resolver.holds(Json.object(output))) {
                resolver.value("Output " + name, Json.object(output).get("Value"))
                        .ifPresent(value -> outputs.put(name, value.toString()));
            }
        });
        return outputs;
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
