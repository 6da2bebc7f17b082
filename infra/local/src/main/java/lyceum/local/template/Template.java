package lyceum.local.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The synthesised stacks of an assembly as one, resolved for this machine. */
public final class Template {
    /** The account of everything that runs here. */
    public static final String ACCOUNT = "000000000000";

    private final Path assembly;
    private final String stackName;
    private final String region;
    private final Map<String, Resource> resources;
    private final Map<String, String> outputs;
    private final Map<String, Path> assets;
    private final Map<String, String> refs;

    Template(
            Path assembly,
            String stackName,
            String region,
            Map<String, Resource> resources,
            Map<String, String> outputs,
            Map<String, Path> assets,
            Map<String, String> refs) {
        this.assembly = assembly;
        this.stackName = stackName;
        this.region = region;
        this.resources = new LinkedHashMap<>(resources);
        this.outputs = Map.copyOf(outputs);
        this.assets = Map.copyOf(assets);
        this.refs = Map.copyOf(refs);
    }

    /**
     * Reads the stacks of a cloud assembly.
     *
     * @param assembly the folder with {@code manifest.json}, as {@code cdk synth} leaves it
     * @param parameters values of the template's parameters; those with a default may be left out
     * @throws UnsupportedTemplate if the template uses what is not known here
     */
    public static Template read(Path assembly, Map<String, String> parameters) {
        return new AssemblyReader(assembly).read(parameters);
    }

    /**
     * The parameters of the stacks of a cloud assembly, and for each whether it has a default.
     *
     * @throws UnsupportedTemplate if the template uses what is not known here
     */
    public static Map<String, Boolean> parameters(Path assembly) {
        return new AssemblyReader(assembly).parameters();
    }

    public List<Resource> all() {
        return List.copyOf(resources.values());
    }

    public List<Resource> ofType(String type) {
        return resources.values().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /**
     * One resource.
     *
     * @throws UnsupportedTemplate if there is none of this name
     */
    public Resource named(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId))
                .orElseThrow(() -> new UnsupportedTemplate("The template has no resource " + logicalId + "."));
    }

    /**
     * What {@code Ref} of a resource gives, for example a table's name or a queue's URL.
     *
     * @throws UnsupportedTemplate if there is none of this name
     */
    public String ref(String logicalId) {
        return Optional.ofNullable(refs.get(logicalId))
                .orElseThrow(() -> new UnsupportedTemplate("The template has no resource " + logicalId + "."));
    }

    /** The stacks' outputs by name. */
    public Map<String, String> outputs() {
        return outputs;
    }

    /** The name of the stack that all others depend on. */
    public String stackName() {
        return stackName;
    }

    public String region() {
        return region;
    }

    /**
     * The file or folder of an asset.
     *
     * @param objectKey the key under which the template refers to it, for example a function's {@code Code.S3Key}
     */
    public Path asset(String objectKey) {
        return Optional.ofNullable(assets.get(objectKey))
                .map(assembly::resolve)
                .orElseThrow(() -> new UnsupportedTemplate("The assembly has no asset " + objectKey + "."));
    }
}
