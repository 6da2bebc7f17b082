package lyceum.tables.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import lyceum.tables.rejection.Rejection;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the SDK's values as a client sent them, and refuses what can't be stored. */
public final class ValueReader {
    /** Levels of maps and lists in a stored attribute, itself included. */
    public static final int MAX_DEPTH = 32;

    /** For the operations with the current checks. */
    public static final ValueReader CURRENT = new ValueReader(Wording.CURRENT);

    /** For the operations that still have the older checks. */
    public static final ValueReader OLDER = new ValueReader(Wording.OLDER);

    private final Wording wording;

    private ValueReader(Wording wording) {
        this.wording = wording;
    }

    /** How this reader words its refusals. */
    public Wording wording() {
        return wording;
    }

    /** Reads an item or a key. */
    public Map<String, Value> item(Map<String, AttributeValue> attributes) {
        if (attributes.containsKey("")) {
            throw emptyName();
        }
        var reading = new Reading();
        var item = reading.entries(attributes, 1);
        reading.finish();
        return item;
    }

    /** Reads one value. */
    public Value value(AttributeValue value) {
        var reading = new Reading();
        var read = reading.value(value, 1);
        reading.finish();
        return read;
    }

    /** The refusal of an item that is nested deeper than any may be. */
    public static Rejection tooDeep() {
        return Rejection.validation("Nesting Levels have exceeded supported limits: Attributes in the item have nested"
                + " levels beyond supported limit");
    }

    private static Rejection emptyName() {
        return Rejection.validation("Empty attribute name");
    }

    /** One walk through what was sent; an empty name inside a document is reported after all else. */
    private final class Reading {
        private boolean sawEmptyName;

        void finish() {
            if (sawEmptyName) {
                throw emptyName();
            }
        }

        Map<String, Value> entries(Map<String, AttributeValue> attributes, int depth) {
            Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(attributes.size());
            attributes.forEach((name, value) -> {
                sawEmptyName |= name.isEmpty();
                entries.put(name, value(value, depth));
            });
            return entries;
        }

        Value value(AttributeValue value, int depth) {
            if (depth > MAX_DEPTH) {
                throw tooDeep();
            }
            var read = only(value, depth);
            if (typesOf(value) > 1) {
                throw Rejection.validation(
                        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
                                + " supported datatypes");
            }
            return read;
        }

        private Value only(AttributeValue value, int depth) {
            if (value.s() != null) {
                return new Value.S(value.s());
            }
            if (value.n() != null) {
                return new Value.N(Numbers.parse(value.n(), wording));
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
    }

    private static Value nul(boolean truth) {
        if (!truth) {
            throw Rejection.invalidParameter("Null attribute value types must have the value of true");
        }
        return new Value.Null();
    }

    private Value set(AttributeValue value) {
        if (value.hasSs()) {
            return new Value.Ss(distinct(value.ss(), "An string set  may not be empty", Duplicates::strings));
        }
        if (value.hasNs()) {
            var numbers = value.ns().stream()
                    .map(text -> Numbers.parse(text, wording))
                    .toList();
            return new Value.Ns(distinct(numbers, "An number set  may not be empty", Duplicates::numbers));
        }
        if (value.hasBs()) {
            return new Value.Bs(distinct(value.bs(), "Binary sets should not be empty", Duplicates::binaries));
        }
        throw Rejection.validation(
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    private <T> Set<T> distinct(List<T> given, String ifEmpty, BiFunction<List<T>, Wording, Rejection> ifTwice) {
        if (given.isEmpty()) {
            throw Rejection.invalidParameter(ifEmpty);
        }
        Set<T> members = LinkedHashSet.newLinkedHashSet(given.size());
        for (var each : given) {
            if (!members.add(each)) {
                throw ifTwice.apply(given, wording);
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
