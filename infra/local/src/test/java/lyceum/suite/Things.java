package lyceum.suite;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Parameter.In;
import lyceum.contract.accounts.KeyApi;
import lyceum.contract.courses.CourseApi;

/**
 * Things that somebody has, by the names that parameters and members of bodies give them. A name that is not known here fails the test
 * that asks, so that no operation on a new kind of thing goes unexamined.
 */
record Things(Map<String, String> byName) {
    private static final Pattern ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    /** Parameters that choose and order, and name nothing that somebody has. */
    private static final Set<String> NAMELESS = Set.of(
            "date", "fields", "format", "from", "kind", "limit", "month", "operation", "state", "status", "to", "type");

    /** What a person has: the organisation of their own with something of each kind in it. */
    static Things of(Caller anyone, Person person) {
        Map<String, String> things =
                new LinkedHashMap<>(inOrganisation(anyone, person.organisation(), person.bearer()));
        return new Things(things).owned(person);
    }

    /** These things, but the person's own where they are about a person. */
    Things owned(Person person) {
        Map<String, String> owned = new LinkedHashMap<>(byName);
        owned.put("organisation_id", person.organisation());
        owned.put("user_id", person.id());
        owned.put("session_id", person.session());
        owned.put("actor", person.id());
        return new Things(Map.copyOf(owned));
    }

    /** What an organisation has that was made for a key. Its one member is nobody. */
    static Things of(Caller owner) {
        String key = "ApiKey " + owner.key().orElseThrow();
        Map<String, String> things = new LinkedHashMap<>(inOrganisation(owner.anonymous(), owner.organisation(), key));
        things.put("user_id", nobody("user_id", "usr_01JD9Z6Q4M8T5X2B7N3C1VKPWR"));
        things.put("session_id", nobody("session_id", "ses_01JD9Z6Q4M8T5X2B7N3C1VKPWR"));
        return new Things(Map.copyOf(things));
    }

    private static Map<String, String> inOrganisation(Caller anyone, String organisation, String authorization) {
        String course = made(anyone, CourseApi.CREATE_COURSE.path(), Samples.COURSE, authorization, "/course_id");
        made(anyone, CourseApi.CREATE_COURSE.path(), Samples.COURSE, authorization, "/course_id");
        String page = "/api/v1/courses?limit=1";
        return Map.of(
                "organisation_id",
                organisation,
                "course_id",
                course,
                "ids",
                course,
                "job_id",
                made(anyone, course(course) + "/exports", "{\"format\": \"json\"}", authorization, "/job_id"),
                "key_id",
                made(anyone, KeyApi.CREATE_API_KEY.path(), Samples.key("viewer"), authorization, "/key/key_id"),
                "invitation_id",
                made(
                        anyone,
                        "/api/v1/organisations/" + organisation + "/invitations",
                        "{\"roles\": [\"viewer\"]}",
                        authorization,
                        "/invitation/invitation_id"),
                "upload_id",
                made(anyone, CourseApi.CREATE_UPLOAD.path(), """
                        {"name": "notes.txt", "media_type": "text/plain", "bytes": 1000}
                        """, authorization, "/upload_id"),
                "cursor",
                anyone.get(page, "Authorization", authorization)
                        .expect(200)
                        .json()
                        .path("next_cursor")
                        .asString());
    }

    static String course(String id) {
        return CourseApi.GET_COURSE.path().replace("{course_id}", id);
    }

    private static String made(Caller anyone, String path, String body, String authorization, String where) {
        Caller.Answer answer = anyone.post(path, body, "Authorization", authorization);
        String id = answer.json().at(where).asString();
        if (answer.status() >= 300 || id.isEmpty()) {
            throw new AssertionError("POST " + path + " answered " + answer.status() + ": " + answer.text());
        }
        return id;
    }

    /** The id that stands for this name; for a path parameter, or a member of a body, that names a thing. */
    String id(Operation operation, String name) {
        String id = byName.get(name);
        if (id == null) {
            throw new AssertionError("The operation " + operation.id() + " takes " + name
                    + ", which the authorisation matrix does not know: say in Things whose it is, and make one.");
        }
        return id;
    }

    /** Whether a parameter names something that somebody has. */
    static boolean named(Parameter parameter) {
        return !NAMELESS.contains(parameter.name());
    }

    /** The id that a query parameter's name stands for; empty where it names nothing that somebody has. */
    Optional<String> queried(Operation operation, Parameter parameter) {
        return named(parameter) ? Optional.of(id(operation, parameter.name())) : Optional.empty();
    }

    /** An operation's path to these things. */
    String path(Operation operation) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in() == In.PATH) {
                path = path.replace(
                        "{" + parameter.name() + "}",
                        named(parameter) ? id(operation, parameter.name()) : parameter.example());
            }
        }
        return path;
    }

    /** The same kinds of things, none of which there is: each id with as many characters as its model. */
    Things missing() {
        Map<String, String> missing = new LinkedHashMap<>();
        byName.forEach((name, id) -> missing.put(name, nobody(name, id)));
        return new Things(missing);
    }

    /** These things, but one of another's. */
    Things with(String name, Things other) {
        Map<String, String> mixed = new LinkedHashMap<>(byName);
        mixed.put(name, other.byName().getOrDefault(name, ""));
        return new Things(mixed);
    }

    private static String nobody(String name, String like) {
        String random = UUID.nameUUIDFromBytes((name + like).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .toUpperCase(Locale.ROOT);
        return ID.matcher(like).replaceAll("01" + random.substring(0, 24));
    }

    /** A text with "{id}" in place of each of these things. */
    String masked(String text) {
        String masked = text;
        for (String id : byName.values()) {
            masked = id.isEmpty() ? masked : masked.replace(id, "{id}");
        }
        return masked;
    }
}
