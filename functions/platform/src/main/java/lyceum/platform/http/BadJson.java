package lyceum.platform.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lyceum.contract.InvalidRequest;
import lyceum.contract.Problems;
import lyceum.contract.Violation;
import lyceum.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a body: 400 with line and column where it is not one JSON object, else 422 with the fields' paths. */
final class BadJson {
    private BadJson() {}

    static Answer explained(byte[] json, RuntimeException refused) {
        return switch (refused) {
            case InvalidRequest invalid -> Decoding.invalid(invalid.violations());
            case ValueInstantiationException broken -> Decoding.invalid(instantiation(json, broken));
            case UnrecognizedPropertyException unknown -> Decoding.invalid(List.of(unknown(unknown)));
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() -> Decoding.invalid(List.of(mismatch(mismatch)));
            case InputCoercionException range
            when !range.getPath().isEmpty() ->
                Decoding.invalid(
                        List.of(new Violation(path(range.getPath()), "must be " + wanted(range.getTargetType()))));
            case JacksonException malformed -> malformed(malformed);
            default -> throw refused;
        };
    }

    private static Answer malformed(JacksonException malformed) {
        String why = malformed instanceof DatabindException
                ? "One JSON object is wanted"
                : firstLine(malformed.getOriginalMessage());
        TokenStreamLocation at = malformed.getLocation();
        return Answer.problem(
                Problems.MALFORMED_JSON,
                at == null
                        ? why + "."
                        : String.format(Locale.ROOT, "Line %d, column %d: %s.", at.getLineNr(), at.getColumnNr(), why));
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "not JSON"
                : message.lines().findFirst().orElse("not JSON").strip();
    }

    /** A record's constructor refused: with violations of its own, or because a member that it needs is absent. */
    private static List<Violation> instantiation(byte[] json, ValueInstantiationException broken) {
        String path = path(broken.getPath());
        if (broken.getCause() instanceof InvalidRequest invalid) {
            return invalid.violations().stream()
                    .map(violation -> new Violation(join(path, violation.field()), violation.message()))
                    .toList();
        }
        List<Violation> missing = missing(broken, json, path);
        return missing.isEmpty() ? List.of(new Violation(path, "is not a valid value")) : missing;
    }

    private static List<Violation> missing(ValueInstantiationException broken, byte[] json, String path) {
        var missing = new ArrayList<Violation>();
        Class<?> type = broken.getType().getRawClass();
        JsonNode node = at(Json.tree(json), broken.getPath());
        if (type.isRecord() && node.isObject()) {
            Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getType() != Optional.class)
                    .map(component -> Json.name(component.getName()))
                    .filter(name -> !node.hasNonNull(name))
                    .forEach(name -> missing.add(new Violation(join(path, name), "is required")));
        }
        return missing;
    }

    private static JsonNode at(JsonNode root, List<JacksonException.Reference> path) {
        JsonNode node = root;
        for (JacksonException.Reference step : path) {
            node = step.getPropertyName() != null ? node.path(step.getPropertyName()) : node.path(step.getIndex());
        }
        return node;
    }

    private static Violation unknown(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        String names = known == null
                ? ""
                : known.stream().map(Object::toString).sorted().collect(Collectors.joining(", ", "; known are ", ""));
        return new Violation(path(unknown.getPath()), "is not known here" + names);
    }

    private static Violation mismatch(MismatchedInputException mismatch) {
        return new Violation(path(mismatch.getPath()), "must be " + wanted(mismatch.getTargetType()));
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        } else if (type == String.class) {
            return "a text";
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number within its range";
        } else if (type == double.class || type == Double.class) {
            return "a number";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        } else if (type == java.time.Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        return "an object";
    }

    private static String join(String path, String field) {
        return path.isEmpty() ? field : field.isEmpty() ? path : path + "." + field;
    }

    private static String path(List<JacksonException.Reference> references) {
        var path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
