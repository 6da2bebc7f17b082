package lyceum.platform.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problems;
import lyceum.contract.Violation;
import lyceum.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ?fields=a,b}: answers only these members of the resource. In a list they are the members of each entry, and what
 * surrounds the entries stays.
 */
final class Selection {
    private final Optional<String> entries;
    private final Set<String> names;

    private Selection(Optional<String> entries, Set<String> names) {
        this.entries = entries;
        this.names = names;
    }

    static Step ofFields(Operation operation, Step next) {
        if (!operation.parameters().contains(Parameter.FIELDS)) {
            return next;
        }
        Selection selection = of(operation);
        return request -> Optional.ofNullable(request.query().get(Parameter.FIELDS.name()))
                .map(fields -> selection.answer(fields.getFirst(), request, next))
                .orElseGet(() -> next.answer(request));
    }

    private static Selection of(Operation operation) {
        List<Class<? extends Record>> types = operation.replies().stream()
                .flatMap(reply -> reply.type().stream())
                .collect(Collectors.toUnmodifiableList());
        boolean list = operation.parameters().contains(Parameter.LIMIT);
        return list
                ? new Selection(
                        types.stream()
                                .flatMap(Selection::lists)
                                .map(Selection::name)
                                .findFirst(),
                        names(types.stream().flatMap(Selection::lists).map(Selection::element)))
                : new Selection(Optional.empty(), names(types.stream()));
    }

    private Answer answer(String fields, Request request, Step next) {
        Set<String> chosen = Arrays.stream(fields.split(",", -1))
                .map(String::strip)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Violation> unknown = chosen.stream()
                .filter(name -> !names.contains(name))
                .map(name -> new Violation(Parameter.FIELDS.name(), "knows no member " + name))
                .toList();
        if (!unknown.isEmpty()) {
            return Answer.problem(
                    Problems.INVALID_PARAMETER, "fields names members that the answer does not have.", unknown);
        }
        Answer answer = next.answer(request);
        return answer.body() instanceof Answer.Body.Content content && answer.status() == 200
                ? new Answer(
                        200, answer.headers(), new Answer.Body.Content(content.mediaType(), select(content, chosen)))
                : answer;
    }

    private byte[] select(Answer.Body.Content content, Set<String> chosen) {
        JsonNode root = Json.tree(content.bytes());
        entries.ifPresentOrElse(
                list -> root.path(list).forEach(entry -> keep(entry, chosen)), () -> keep(root, chosen));
        return Json.bytes(root);
    }

    private static void keep(JsonNode node, Set<String> chosen) {
        if (node instanceof ObjectNode object) {
            object.retain(chosen);
        }
    }

    private static Set<String> names(Stream<Class<? extends Record>> types) {
        return types.flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(Selection::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<RecordComponent> lists(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() == List.class
                        && component.getGenericType() instanceof ParameterizedType of
                        && of.getActualTypeArguments()[0] instanceof Class<?> element
                        && element.isRecord());
    }

    private static Class<? extends Record> element(RecordComponent list) {
        var type = (ParameterizedType) list.getGenericType();
        return ((Class<?>) type.getActualTypeArguments()[0]).asSubclass(Record.class);
    }

    private static String name(RecordComponent component) {
        return Json.name(component.getName());
    }
}
