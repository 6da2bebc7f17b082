package lyceum.local.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves CloudFormation's intrinsic functions; one that is not known here stops the host. */
final class Resolver {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final String region;
    private final String stackName;
    private final Map<String, Object> resources;
    private final Map<String, Object> conditions;
    private final Map<String, Object> mappings;
    private final Map<String, String> parameters;
    private final Map<String, String> exports;
    private final Identities identities;

    /** @param exports what other stacks export, by name */
    Resolver(
            String stackName,
            String region,
            Map<String, Object> template,
            Map<String, String> parameters,
            Map<String, String> exports) {
        this.stackName = stackName;
        this.region = region;
        this.resources = Json.object(template.get("Resources"));
        this.conditions = Json.object(template.get("Conditions"));
        this.mappings = Json.object(template.get("Mappings"));
        this.parameters = parameters;
        this.exports = exports;
        this.identities = new Identities(stackName, region);
    }

    Resource resource(String logicalId) {
        var declared = Json.object(resources.get(logicalId));
        String type = Json.text(declared.get("Type"));
        String where = type + " " + logicalId;
        identities.require(type, logicalId);
        var resolved = value(where, Json.object(declared.get("Properties"))).orElse(Map.of());
        return new Resource(logicalId, type, new Properties(where, Json.object(resolved)));
    }

    String ref(String logicalId) {
        return identity(logicalId, logicalId).ref();
    }

    /** Whether the condition of a resource or an output, if it has one, is met. */
    boolean holds(Map<String, Object> declared) {
        @Nullable Object condition = declared.get("Condition");
        return condition == null || condition(condition.toString());
    }

    /** A value with every intrinsic function resolved; empty for {@code AWS::NoValue}. */
    Optional<Object> value(String where, @Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case List<?> list ->
                Optional.of(list.stream()
                        .flatMap(member -> value(where, member).stream())
                        .toList());
            case Map<?, ?> map -> object(where, Json.object(map));
            default -> Optional.of(value);
        };
    }

    private Optional<Object> object(String where, Map<String, Object> object) {
        if (object.size() == 1) {
            var only = object.entrySet().iterator().next();
            String name = only.getKey();
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return intrinsic(where, name, only.getValue());
            }
            if (name.equals("Condition") && only.getValue() instanceof String condition) {
                return Optional.of(condition(condition));
            }
        }
        var resolved = new LinkedHashMap<String, Object>();
        object.forEach((name, member) -> value(where, member).ifPresent(value -> resolved.put(name, value)));
        return Optional.of(resolved);
    }

    private Optional<Object> intrinsic(String where, String name, Object argument) {
        return switch (name) {
            case "Ref" -> ref(where, argument.toString());
            case "Fn::GetAtt" -> Optional.of(attribute(where, argument));
            case "Fn::Join" -> Optional.of(join(where, Json.list(argument)));
            case "Fn::Select" -> Optional.of(select(where, Json.list(argument)));
            case "Fn::Split" -> Optional.of(split(where, Json.list(argument)));
            case "Fn::Sub" -> Optional.of(substitute(where, argument));
            case "Fn::FindInMap" -> value(where, mapped(where, Json.list(argument)));
            case "Fn::ImportValue" -> Optional.of(imported(where, argument));
            case "Fn::If" -> {
                var branches = Json.list(argument);
                yield value(where, branches.get(condition(branches.getFirst().toString()) ? 1 : 2));
            }
            case "Fn::Equals" -> {
                var sides = Json.list(argument);
                yield Optional.of(value(where, sides.get(0)).equals(value(where, sides.get(1))));
            }
            case "Fn::Not" -> Optional.of(!truth(where, Json.list(argument).getFirst()));
            case "Fn::And" -> Optional.of(Json.list(argument).stream().allMatch(side -> truth(where, side)));
            case "Fn::Or" -> Optional.of(Json.list(argument).stream().anyMatch(side -> truth(where, side)));
            default -> throw new UnsupportedTemplate(where + " uses " + name + ", which the local host does not know.");
        };
    }

    private Optional<Object> ref(String where, String name) {
        return switch (name) {
            case "AWS::NoValue" -> Optional.empty();
            case "AWS::Region" -> Optional.of(region);
            case "AWS::AccountId" -> Optional.of(Template.ACCOUNT);
            case "AWS::Partition" -> Optional.of("aws");
            case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
            case "AWS::StackName" -> Optional.of(stackName);
            case "AWS::StackId" ->
                Optional.of(
                        "arn:aws:cloudformation:" + region + ":" + Template.ACCOUNT + ":stack/" + stackName + "/local");
            default -> {
                @Nullable String parameter = parameters.get(name);
                yield Optional.of(
                        parameter != null ? parameter : identity(where, name).ref());
            }
        };
    }

    private Object attribute(String where, Object argument) {
        List<?> parts = argument instanceof String text ? Arrays.asList(text.split("\\.", 2)) : Json.list(argument);
        String logicalId = Json.text(parts.get(0));
        String attribute = Json.text(parts.get(1));
        return Optional.ofNullable(identity(where, logicalId).attributes().get(attribute))
                .orElseThrow(() -> new UnsupportedTemplate(where + " reads the attribute " + attribute + " of "
                        + logicalId + ", which the local host does not know."));
    }

    private Identities.Identity identity(String where, String logicalId) {
        @Nullable Object declared = resources.get(logicalId);
        if (declared == null) {
            throw new UnsupportedTemplate(where + " refers to " + logicalId + ", which is not in the template.");
        }
        return identities.of(
                logicalId,
                Json.text(Json.object(declared).get("Type")),
                Json.object(Json.object(declared).get("Properties")),
                property -> value(where, property).map(Object::toString));
    }

    private String join(String where, List<?> argument) {
        return texts(where, argument.get(1)).stream().collect(Collectors.joining(Json.text(argument.get(0))));
    }

    private String select(String where, List<?> argument) {
        var values = texts(where, argument.get(1));
        int index = Integer.parseInt(Json.text(argument.get(0)));
        if (index >= values.size()) {
            throw new UnsupportedTemplate(where + " selects value " + index + " of a list of " + values.size() + ".");
        }
        return values.get(index);
    }

    private List<String> split(String where, List<?> argument) {
        String text = value(where, argument.get(1)).map(Object::toString).orElse("");
        return List.of(text.split(Pattern.quote(Json.text(argument.get(0))), -1));
    }

    private String substitute(String where, Object argument) {
        var parts = argument instanceof List<?> list ? list : List.of(argument);
        var local = parts.size() > 1 ? Json.object(parts.get(1)) : Map.<String, Object>of();
        return VARIABLE.matcher(Json.text(parts.getFirst())).replaceAll(match -> {
            String name = match.group(2);
            if (!match.group(1).isEmpty()) {
                return "\\${" + name + "}";
            }
            Optional<Object> value = local.containsKey(name)
                    ? value(where, local.get(name))
                    : name.contains(".") ? Optional.of(attribute(where, name)) : ref(where, name);
            return Matcher.quoteReplacement(value.map(Object::toString).orElse(""));
        });
    }

    private Object mapped(String where, List<?> argument) {
        var path = texts(where, argument);
        @Nullable
        Object value = Json.object(Json.object(mappings.get(path.get(0))).get(path.get(1)))
                .get(path.get(2));
        if (value == null) {
            throw new UnsupportedTemplate(where + " looks up " + path + ", which the template's mappings do not hold.");
        }
        return value;
    }

    private String imported(String where, Object argument) {
        String name = value(where, argument).map(Object::toString).orElse("");
        return Optional.ofNullable(exports.get(name))
                .orElseThrow(() -> new UnsupportedTemplate(where + " imports " + name + ", which no stack exports."));
    }

    private List<String> texts(String where, Object argument) {
        var texts = new ArrayList<String>();
        if (value(where, argument).orElse(List.of()) instanceof List<?> list) {
            list.forEach(member -> texts.add(String.valueOf(member)));
        }
        return texts;
    }

    private boolean condition(String name) {
        @Nullable Object condition = conditions.get(name);
        if (condition == null) {
            throw new UnsupportedTemplate("The template has no condition " + name + ".");
        }
        return truth("Condition " + name, condition);
    }

    private boolean truth(String where, Object condition) {
        return value(where, condition)
                .map(value -> value.toString().equals("true"))
                .orElse(false);
    }
}
