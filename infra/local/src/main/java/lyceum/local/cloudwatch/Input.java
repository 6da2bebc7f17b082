package lyceum.local.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The members of a call's body, or of an object within; what is missing or malformed is refused by its name. */
final class Input {
    private static final int MOST_DIMENSIONS = 30;

    private final JsonNode object;
    private final String path;

    Input(JsonNode object) {
        this(object, "");
    }

    private Input(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    boolean has(String name) {
        return !object.path(name).isMissingNode() && !object.path(name).isNull();
    }

    /** A member as a refusal names it. */
    String named(String name) {
        return "The parameter " + path + name;
    }

    Refused wrong(String name, String what) {
        return new Refused(Refused.Fault.VALUE, named(name) + " " + what + ".");
    }

    Refused missing(String name) {
        return new Refused(Refused.Fault.MISSING, named(name) + " is required.");
    }

    Optional<String> textIf(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!object.path(name).isString()) {
            throw wrong(name, "must be a text");
        }
        return Optional.of(object.path(name).asString()).filter(text -> !text.isEmpty());
    }

    String text(String name) {
        return textIf(name).orElseThrow(() -> missing(name));
    }

    List<String> texts(String name) {
        return object.path(name)
                .valueStream()
                .map(text -> text.asString(""))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    boolean flag(String name, boolean otherwise) {
        return object.path(name).asBoolean(otherwise);
    }

    double number(String name) {
        if (!has(name)) {
            throw missing(name);
        }
        return number(object.path(name), name);
    }

    List<Double> numbers(String name) {
        return object.path(name)
                .valueStream()
                .map(number -> number(number, name))
                .toList();
    }

    private double number(JsonNode value, String name) {
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw wrong(name, "must be a number and neither NaN nor infinite");
        }
        return value.asDouble();
    }

    /** A whole number within bounds. */
    int number(String name, int least, int most, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        double number = number(name);
        if (number < least || number > most || number != Math.rint(number)) {
            throw wrong(name, "must be a whole number from " + least + " to " + most);
        }
        return (int) number;
    }

    /** A length of time in seconds: one, five, ten or thirty, or whole minutes. */
    Optional<Integer> period(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        int seconds = number(name, 1, 31 * 86_400, 0);
        if (seconds % 60 != 0 && !List.of(1, 5, 10, 20, 30).contains(seconds)) {
            throw wrong(name, "must be 1, 5, 10, 20, 30 or a multiple of 60");
        }
        return Optional.of(seconds);
    }

    Optional<Instant> timeIf(String name) {
        return has(name) ? Optional.of(Instant.ofEpochMilli(Math.round(number(name) * 1_000))) : Optional.empty();
    }

    Instant time(String name) {
        return timeIf(name).orElseThrow(() -> missing(name));
    }

    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return textIf(name).map(text -> Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> wrong(name, "must be one of " + List.of(type.getEnumConstants()) + ", not " + text)));
    }

    Optional<Input> objectIf(String name) {
        return has(name) ? Optional.of(new Input(object.path(name), path + name + ".")) : Optional.empty();
    }

    List<Input> objects(String name) {
        var members = new ArrayList<Input>();
        for (JsonNode member : object.path(name)) {
            members.add(new Input(member, path + name + ".member." + (members.size() + 1) + "."));
        }
        return members;
    }

    Map<String, String> dimensions() {
        var dimensions = new LinkedHashMap<String, String>();
        for (Input one : objects("Dimensions")) {
            if (dimensions.put(one.text("Name"), one.text("Value")) != null) {
                throw one.wrong("Name", "names the dimension " + one.text("Name") + " a second time");
            }
        }
        if (dimensions.size() > MOST_DIMENSIONS) {
            throw wrong("Dimensions", "must not have more than " + MOST_DIMENSIONS + " members");
        }
        return dimensions;
    }

    /** Refuses two members that exclude each other. */
    void notBoth(String one, String other) {
        if (has(one) && has(other)) {
            throw new Refused(
                    Refused.Fault.COMBINATION,
                    named(one) + " and the parameter " + path + other + " exclude each other: send one of them.");
        }
    }
}
