package lyceum.contract.openapi;

import static lyceum.contract.openapi.Schemas.ordered;
import static lyceum.contract.openapi.Schemas.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lyceum.contract.Access;
import lyceum.contract.Api;
import lyceum.contract.CrossOrigin;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problem;
import lyceum.contract.Reply;

/**
 * The contract as an OpenAPI 3.1 document: the file that is checked in, served and read by load tests. Each operation carries its
 * service level as {@code x-service-level}; aliases stand as paths of their own, marked deprecated in favour of the canonical one.
 */
public final class OpenApi {
    private static final String PROBLEM_JSON = "application/problem+json";

    private final Schemas schemas = new Schemas();
    private final Map<String, Object> failures = new TreeMap<>();

    private OpenApi() {}

    /** The document as indented JSON; the same bytes for the same contract. */
    public static String json() {
        return JsonText.of(new OpenApi().document());
    }

    /** Writes the document to the file named by the only argument. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), json());
    }

    private Map<String, Object> document() {
        Map<String, Object> paths = new TreeMap<>();
        for (Operation operation : Api.OPERATIONS) {
            for (String path : operation.paths()) {
                @SuppressWarnings("unchecked") // the map holds what this loop put there
                var methods = (Map<String, Object>) paths.computeIfAbsent(path, p -> new TreeMap<String, Object>());
                methods.put(
                        operation.method().name().toLowerCase(Locale.ROOT),
                        operation(operation, !path.equals(operation.path())));
            }
        }
        Map<String, Object> document = ordered("openapi", "3.1.0");
        document.put("info", info());
        document.put("servers", List.of(ordered("url", "/")));
        document.put("tags", tags());
        document.put("paths", paths);
        document.put("components", components());
        return document;
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = ordered("title", Api.TITLE);
        info.put(
                "description",
                "Generate a course from a brief and source documents, read, change and publish it, and export it as a file.\n\n"
                        + "Every failure is application/problem+json (RFC 9457); its type names an entry of /problems.\n\n"
                        + "Pages of other origins may call where whoever runs the system allows their origin (CORS). They send their"
                        + " credentials in a header, never as a cookie, and may read "
                        + String.join(", ", CrossOrigin.EXPOSED_HEADERS) + " of every answer, failures included.");
        info.put("version", Api.VERSION);
        return info;
    }

    private static List<Object> tags() {
        var names = new TreeSet<String>();
        Api.OPERATIONS.forEach(operation -> names.add(operation.tag()));
        return names.stream().<Object>map(name -> ordered("name", name)).toList();
    }

    private Map<String, Object> components() {
        problemSchema();
        Map<String, Object> components = ordered("schemas", schemas.components());
        Map<String, Object> key = ordered("type", "apiKey");
        key.put("in", "header");
        key.put("name", "X-API-Key");
        key.put("description", "A key of your organisation: lyc_ followed by its id and its secret.");
        Map<String, Object> bearer = ordered("type", "http");
        bearer.put("scheme", "bearer");
        bearer.put("bearerFormat", "JWT");
        bearer.put("description", "A signed-in person's access token.");
        components.put("securitySchemes", with(ordered("ApiKey", key), "Bearer", bearer));
        components.put("responses", failures);
        components.put("headers", headerComponents());
        return components;
    }

    private Map<String, Object> operation(Operation operation, boolean alias) {
        Map<String, Object> result = ordered("operationId", alias ? operation.id() + "ByAlias" : operation.id());
        result.put("tags", List.of(operation.tag()));
        result.put("summary", operation.summary());
        result.put("description", alias ? "The same as " + operation.path() + "." : operation.description());
        if (alias) {
            result.put("deprecated", true);
        }
        if (!operation.parameters().isEmpty()) {
            result.put(
                    "parameters",
                    operation.parameters().stream().map(OpenApi::parameter).toList());
        }
        operation.request().ifPresent(body -> {
            Map<String, Object> content = ordered("schema", schemas.reference(body.type()));
            content.put("example", JsonValues.parse(body.example()));
            Map<String, Object> request = ordered("required", true);
            request.put("description", "At most " + body.maxBytes() + " bytes.");
            request.put("content", ordered(Reply.JSON, content));
            result.put("requestBody", request);
        });
        result.put("responses", responses(operation));
        result.put("security", security(operation.access()));
        operation.scope().ifPresent(scope -> result.put("x-scope", scope.word()));
        result.put("x-service-level", serviceLevel(operation));
        return result;
    }

    private static List<Object> security(Access access) {
        Object bearer = ordered("Bearer", List.of());
        return switch (access) {
            case Access.Open() -> List.of();
            case Access.Roles(var _) -> List.of(ordered("ApiKey", List.of()), bearer);
            case Access.Person() -> List.of(bearer);
        };
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        Map<String, Object> result = ordered("name", parameter.name());
        result.put("in", parameter.in().name().toLowerCase(Locale.ROOT));
        result.put("description", parameter.description());
        result.put("required", parameter.required());
        result.put("schema", ordered("type", "string"));
        result.put("example", parameter.example());
        return result;
    }

    private Map<String, Object> responses(Operation operation) {
        Map<String, Object> responses = new TreeMap<>();
        operation.replies().stream()
                .collect(Collectors.groupingBy(Reply::status))
                .forEach((status, replies) -> responses.put(String.valueOf(status), success(replies)));
        Applicable.problems(operation).stream()
                .collect(Collectors.groupingBy(Problem::status))
                .forEach((status, problems) -> responses.put(String.valueOf(status), failure(problems)));
        return responses;
    }

    private Map<String, Object> success(List<Reply> replies) {
        String description = replies.stream().map(Reply::description).collect(Collectors.joining(" "));
        Map<String, Object> response = ordered("description", description);
        response.put("headers", headers());
        Map<String, List<Object>> byType = new LinkedHashMap<>();
        for (Reply reply : replies) {
            reply.mediaType().ifPresent(type -> byType.computeIfAbsent(type, t -> new ArrayList<>())
                    .add(reply.type().map(schemas::reference).orElseGet(() -> ordered("type", "string"))));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        byType.forEach((type, several) -> content.put(
                type, ordered("schema", several.size() == 1 ? several.getFirst() : ordered("oneOf", several))));
        return content.isEmpty() ? response : with(response, "content", content);
    }

    /** A reference to the answer that stands for these problems of one status; operations share it. */
    private Map<String, Object> failure(List<Problem> problems) {
        String name = problems.stream().map(Problem::slug).collect(Collectors.joining("."));
        failures.computeIfAbsent(name, n -> failureResponse(problems));
        return ordered("$ref", "#/components/responses/" + name);
    }

    private static Map<String, Object> failureResponse(List<Problem> problems) {
        Map<String, Object> response = ordered(
                "description",
                problems.stream()
                        .map(problem -> problem.slug() + ": " + problem.title() + " " + problem.remedy())
                        .collect(Collectors.joining("\n\n")));
        response.put("headers", headers());
        Map<String, Object> content = ordered("schema", ordered("$ref", "#/components/schemas/Problem"));
        Problem first = problems.getFirst();
        Map<String, Object> example = ordered("type", first.type());
        example.put("title", first.title());
        example.put("status", first.status());
        example.put("code", first.slug());
        example.put("detail", first.remedy());
        example.put("request_id", "req-01JD9Z6Q4M8T5X2B7N3C1VKPWR");
        return with(response, "content", ordered(PROBLEM_JSON, with(content, "example", example)));
    }

    private static Map<String, Object> headers() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headerComponents().keySet().forEach(name -> headers.put(name, ordered("$ref", "#/components/headers/" + name)));
        return headers;
    }

    private static Map<String, Object> headerComponents() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("X-Request-ID", header("Names this request in logs and traces.", "req-01JD9Z6Q4M8T5X2B7N3C1VKPWR"));
        headers.put("X-Response-Time", header("Time spent in the function; 0ms where none ran.", "12ms"));
        headers.put("X-Server-ID", header("The function instance that answered, or gateway.", "srv-7f3a"));
        headers.put("X-Cache-Status", header("HIT, MISS or BYPASS.", "MISS"));
        return headers;
    }

    private static Map<String, Object> header(String description, String example) {
        Map<String, Object> header = ordered("description", description);
        header.put("schema", ordered("type", "string"));
        header.put("example", example);
        return header;
    }

    private static Map<String, Object> serviceLevel(Operation operation) {
        Map<String, Object> level = ordered("p50_ms", operation.level().p50().toMillis());
        level.put("p95_ms", operation.level().p95().toMillis());
        level.put("p99_ms", operation.level().p99().toMillis());
        level.put("availability", operation.level().availability());
        return level;
    }

    private void problemSchema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", member("string", "A reference to the kind of problem, an entry of /problems."));
        properties.put("title", member("string", "The same for every problem of this kind."));
        properties.put("status", member("integer", "The HTTP status."));
        properties.put("code", member("string", "The kind of problem in one word."));
        properties.put("detail", member("string", "What happened this time and what to do."));
        properties.put("request_id", member("string", "Quote it when you ask for help."));
        Map<String, Object> error = ordered("type", "object");
        Map<String, Object> fields = ordered("field", member("string", "The path of the value."));
        fields.put("message", member("string", "What is wrong with it."));
        error.put("properties", fields);
        error.put("required", List.of("field", "message"));
        properties.put("errors", with(member("array", "Each value that is wrong."), "items", error));
        Map<String, Object> schema = ordered("type", "object");
        schema.put("title", "Problem");
        schema.put("description", "A failure (RFC 9457).");
        schema.put("properties", properties);
        schema.put("required", List.of("type", "title", "status", "code", "detail", "request_id"));
        schemas.components().put("Problem", schema);
    }

    private static Map<String, Object> member(String type, String description) {
        return with(ordered("type", type), "description", description);
    }
}
