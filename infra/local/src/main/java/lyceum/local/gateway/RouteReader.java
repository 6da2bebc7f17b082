package lyceum.local.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.local.functions.Invoker;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.jspecify.annotations.Nullable;

/** Reads paths, methods and authorizers of one API from the template. */
final class RouteReader {
    private static final Pattern FUNCTION = Pattern.compile(".*/functions/(.+)/invocations");
    private static final Pattern STATUS =
            Pattern.compile("\\s*\\{\\s*\"?statusCode\"?\\s*:\\s*\"?(\\d{3})\"?\\s*}\\s*");
    private static final String RESPONSE_HEADER = "method.response.header.";
    private static final long USUAL_TIMEOUT = 29_000;
    private static final long USUAL_TTL = 300;

    private final Template template;
    private final Resource api;
    private final StageReader stage;
    private final Map<String, Resource> resources = new HashMap<>();
    private final Map<String, Authorizer> authorizers = new HashMap<>();

    RouteReader(Template template, Resource api, StageReader stage, Invoker invoker) {
        this.template = template;
        this.api = api;
        this.stage = stage;
        for (Resource resource : template.ofType("AWS::ApiGateway::Resource")) {
            resources.put(resource.logicalId(), resource);
        }
        for (Resource authorizer : template.ofType("AWS::ApiGateway::Authorizer")) {
            authorizers.put(authorizer.logicalId(), authorizer(authorizer.properties(), invoker));
        }
    }

    Routes read() {
        var routes = new Routes();
        for (Resource method : template.ofType("AWS::ApiGateway::Method")) {
            Properties properties = method.properties();
            String resourceId = properties.text("ResourceId");
            String path = path(resourceId);
            routes.add(path, route(properties, path, resourceId));
        }
        return routes;
    }

    /** The root is the one resource that the template does not list. */
    private String path(String resourceId) {
        String path = above(resourceId);
        return path.isEmpty() ? "/" : path;
    }

    private String above(String resourceId) {
        @Nullable Resource resource = resources.get(resourceId);
        return resource == null
                ? ""
                : above(resource.properties().text("ParentId"))
                        + "/"
                        + resource.properties().text("PathPart");
    }

    private Route route(Properties method, String path, String resourceId) {
        if (method.textIf("RequestValidatorId").isPresent()) {
            throw new UnsupportedTemplate(
                    method.where() + " has a request validator, which the local host does not know.");
        }
        String name = method.text("HttpMethod");
        return new Route(
                name,
                path,
                resourceId,
                method.textIf("OperationName").orElse(null),
                integration(method.object("Integration")),
                authorizer(method),
                method.flag("ApiKeyRequired", false),
                stage.throttle(path, name),
                stage.detailed(path, name, api.properties().text("Name")));
    }

    private Optional<Authorizer> authorizer(Properties method) {
        return switch (method.textIf("AuthorizationType").orElse("NONE")) {
            case "NONE" -> Optional.empty();
            case "CUSTOM" -> {
                Authorizer authorizer = authorizers.get(method.text("AuthorizerId"));
                if (authorizer == null) {
                    throw new UnsupportedTemplate(method.where() + " names an authorizer that is not in the template.");
                }
                yield Optional.of(authorizer);
            }
            default ->
                throw new UnsupportedTemplate(method.where() + ".AuthorizationType must be NONE or CUSTOM here.");
        };
    }

    private static Authorizer authorizer(Properties authorizer, Invoker invoker) {
        if (!authorizer.text("Type").equals("REQUEST")) {
            throw new UnsupportedTemplate(authorizer.where() + ".Type must be REQUEST here.");
        }
        List<Mapping> sources = Arrays.stream(
                        authorizer.textIf("IdentitySource").orElse("").split(","))
                .map(String::strip)
                .filter(source -> !source.isEmpty())
                .map(source -> Mapping.parse(source, authorizer.where()))
                .toList();
        long ttl = authorizer.numberIf("AuthorizerResultTtlInSeconds").orElse(USUAL_TTL);
        return new Authorizer(functionArn(authorizer, "AuthorizerUri"), sources, ttl * 1_000, invoker);
    }

    private static String functionArn(Properties properties, String property) {
        Matcher function = FUNCTION.matcher(properties.text(property));
        if (!function.matches()) {
            throw new UnsupportedTemplate(properties.where() + "." + property + " does not name a function.");
        }
        return function.group(1);
    }

    private static Integration integration(Properties integration) {
        return switch (integration.text("Type")) {
            case "AWS_PROXY" ->
                new Integration.Function(
                        functionArn(integration, "Uri"),
                        integration.numberIf("TimeoutInMillis").orElse(USUAL_TIMEOUT));
            case "MOCK" -> mock(integration);
            default -> throw new UnsupportedTemplate(integration.where() + ".Type must be AWS_PROXY or MOCK here.");
        };
    }

    private static Integration mock(Properties integration) {
        var statuses = new LinkedHashMap<String, Integer>();
        integration.map("RequestTemplates").forEach((mediaType, text) -> {
            Matcher status = STATUS.matcher(text);
            if (!status.matches()) {
                throw new UnsupportedTemplate(
                        integration.where() + ".RequestTemplates must each name a statusCode and nothing else.");
            }
            statuses.put(mediaType, Integer.valueOf(status.group(1)));
        });
        boolean strict = integration
                .textIf("PassthroughBehavior")
                .orElse("WHEN_NO_MATCH")
                .equals("NEVER");
        var answers = new ArrayList<Integration.MockAnswer>();
        for (Properties answer : integration.objects("IntegrationResponses")) {
            answers.add(mockAnswer(answer));
        }
        return new Integration.Mock(statuses, strict, List.copyOf(answers));
    }

    private static Integration.MockAnswer mockAnswer(Properties answer) {
        var headers = new LinkedHashMap<String, Mapping>();
        answer.map("ResponseParameters").forEach((name, expression) -> {
            if (!name.startsWith(RESPONSE_HEADER)) {
                throw new UnsupportedTemplate(
                        answer.where() + " sets " + name + ", which the local host does not know.");
            }
            headers.put(name.substring(RESPONSE_HEADER.length()), Mapping.parse(expression, answer.where()));
        });
        Map<String, String> bodies = answer.map("ResponseTemplates");
        String contentType = bodies.keySet().stream().findFirst().orElse("application/json");
        return new Integration.MockAnswer(
                answer.textIf("SelectionPattern").orElse(""),
                Math.toIntExact(answer.number("StatusCode")),
                headers,
                Text.of(bodies.getOrDefault(contentType, ""), answer.where()),
                contentType);
    }
}
