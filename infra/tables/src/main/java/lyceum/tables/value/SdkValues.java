package lyceum.tables.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import lyceum.tables.rejection.Rejection;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values from and to the SDK's {@link AttributeValue}; what comes in is checked on the way. */
public final class SdkValues {
    private static final int MAX_DEPTH = 32;

    private SdkValues() {}

    /** Reads an item or a key. */
    public static Map<String, Value> fromSdk(Map<String, AttributeValue> attributes) {
        return entries(attributes, 0);
    }

    /** Reads one value. */
    public static Value fromSdk(AttributeValue value) {
        return value(value, 0);
    }

    /** Writes an item or a key. */
    public static Map<String, AttributeValue> toSdk(Map<String, Value> item) {
        Map<String, AttributeValue> attributes = LinkedHashMap.newLinkedHashMap(item.size());
        item.forEach((name, value) -> attributes.put(name, toSdk(value)));
        return attributes;
    }

    /** Writes one value. */
    public static AttributeValue toSdk(Value value) {
        return switch (value) {
            case Value.S(var text) -> AttributeValue.fromS(text);
            case Value.N(var number) -> AttributeValue.fromN(number.toPlainString());
            case Value.B(var bytes) -> AttributeValue.fromB(bytes);
            case Value.Bool(var truth) -> AttributeValue.fromBool(truth);
            case Value.Null() -> AttributeValue.fromNul(true);
            case Value.L(var elements) ->
                AttributeValue.fromL(elements.stream().map(SdkValues::toSdk).toList());
            case Value.M(var entries) -> AttributeValue.fromM(toSdk(entries));
            case Value.Ss(var members) -> AttributeValue.fromSs(List.copyOf(members));
            case Value.Ns(var members) ->
                AttributeValue.fromNs(
                        members.stream().map(number -> number.toPlainString()).toList());
            case Value.Bs(var members) -> AttributeValue.fromBs(List.copyOf(members));
        };
    }

    private static Map<String, Value> entries(Map<String, AttributeValue> attributes, int depth) {
        Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(attributes.size());
        attributes.forEach((name, value) -> entries.put(name, value(value, depth)));
        return entries;
    }

    private static Value value(AttributeValue value, int depth) {
        if (depth > MAX_DEPTH) {
            throw Rejection.validation(
                    "Nesting Levels have exceeded supported limits: Attributes nested beyond 32 levels");
        }
        var read = only(value, depth);
        if (typesOf(value) > 1) {
            throw Rejection.validation(
                    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
                            + " supported datatypes");
        }
        return read;
    }

    private static Value only(AttributeValue value, int depth) {
        if (value.s() != null) {
            return new Value.S(value.s());
        }
        if (value.n() != null) {
            return new Value.N(Numbers.parse(value.n()));
        }
        if (value.b() != null) {
            return new Value.B(value.b());
        }
        if (value.bool() != null) {
            return new Value.Bool(value.bool());
        }
        if (value.nul() != null) {
            return nul(value.nul());
        }
        if (value.hasM()) {
            return new Value.M(entries(value.m(), depth + 1));
        }
        if (value.hasL()) {
            var elements = new ArrayList<Value>(value.l().size());
            value.l().forEach(element -> elements.add(value(element, depth + 1)));
            return new Value.L(elements);
        }
        return set(value);
    }

    private static Value nul(boolean truth) {
        if (!truth) {
            throw Rejection.invalidParameter("Null attribute value types must have the value of true");
        }
        return new Value.Null();
    }

    private static Value set(AttributeValue value) {
        if (value.hasSs()) {
            return new Value.Ss(members(
                    value.ss(),
                    Function.identity(),
                    "One or more parameter values were invalid: An string set  may not be empty",
                    "One or more parameter values were invalid: Input collection "
                            + value.ss()
                            + " contains duplicates."));
        }
        if (value.hasNs()) {
            return new Value.Ns(members(
                    value.ns(),
                    Numbers::parse,
                    "One or more parameter values were invalid: An number set  may not be empty",
                    "Input collection contains duplicates"));
        }
        if (value.hasBs()) {
            return new Value.Bs(members(
                    value.bs(),
                    Function.identity(),
                    "One or more parameter values were invalid: Binary sets should not be empty",
                    "One or more parameter values were invalid: Input collection of type BS contains"
                            + " duplicates."));
        }
        throw Rejection.validation(
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    private static <F, T> Set<T> members(Collection<F> given, Function<F, T> read, String ifEmpty, String ifTwice) {
        if (given.isEmpty()) {
            throw Rejection.validation(ifEmpty);
        }
        Set<T> members = LinkedHashSet.newLinkedHashSet(given.size());
        for (var each : given) {
            if (!members.add(read.apply(each))) {
                throw Rejection.validation(ifTwice);
            }
        }
        return members;
    }

    private static int typesOf(AttributeValue value) {
        return one(value.s() != null)
                + one(value.n() != null)
                + one(value.b() != null)
                + one(value.bool() != null)
                + one(value.nul() != null)
                + one(value.hasM())
                + one(value.hasL())
                + one(value.hasSs())
                + one(value.hasNs())
                + one(value.hasBs());
    }

    private static int one(boolean present) {
        return present ? 1 : 0;
    }
}
