package lyceum.suite;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lyceum.contract.Api;
import lyceum.contract.Operation;

/**
 * A member of an operation's body that names a thing.
 *
 * @param member as on the wire, for example {@code upload_id}
 */
record IdsInBodies(Operation operation, String member) {
    /** What a course says of itself: kept as text, looked up nowhere. A new course has a new id whatever its body says. */
    private static final Set<String> SAID = Set.of("course_id", "lesson_id", "source_id");

    /** All of them, found in the records that bodies are read into. */
    static Stream<IdsInBodies> places() {
        return Api.OPERATIONS.stream()
                .flatMap(operation -> operation.request().stream().flatMap(request -> {
                    List<String> found = new ArrayList<>();
                    find(request.type(), found);
                    return found.stream()
                            .distinct()
                            .filter(member -> !SAID.contains(member))
                            .map(member -> new IdsInBodies(operation, member));
                }));
    }

    private static void find(Type type, List<String> found) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                find(argument, found);
            }
        } else if (type instanceof Class<?> kind && kind.isRecord()) {
            for (RecordComponent component : kind.getRecordComponents()) {
                if (component.getName().matches(".*Ids?")) {
                    found.add(component
                            .getName()
                            .replaceAll("([a-z])([A-Z])", "$1_$2")
                            .toLowerCase(Locale.ROOT));
                }
                find(component.getGenericType(), found);
            }
        }
    }

    /** A body that is right in all but the id. */
    String body(Person caller, String id) {
        return switch (operation.id() + " " + member) {
            case "generateCourse upload_id" -> Samples.generate("none", Map.of("title", "Weather", "upload_id", id));
            case "logIn organisation_id" -> Person.credentials(caller.email(), ", \"organisation_id\": \"" + id + "\"");
            case "refreshSession organisation_id" ->
                "{\"refresh_token\": \""
                        + Person.signedIn(Running.organisation().anonymous()).refreshToken()
                        + "\", \"organisation_id\": \"" + id + "\"}";
            default ->
                throw new AssertionError("The body of " + operation.id() + " has " + member
                        + ", which the authorisation matrix does not know: say in IdsInBodies how to send it.");
        };
    }

    @Override
    public String toString() {
        return operation.id() + " " + member;
    }
}
