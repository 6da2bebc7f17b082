package lyceum.local.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Headers in the order and the spelling they came in; names are compared without case. Not for use by many threads. */
public final class Headers {
    private final List<String> pairs;

    public Headers() {
        pairs = new ArrayList<>(24);
    }

    private Headers(List<String> pairs) {
        this.pairs = new ArrayList<>(pairs);
    }

    /** Names and values in turn. */
    public static Headers of(String... namesAndValues) {
        var headers = new Headers();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    public Headers copy() {
        return new Headers(pairs);
    }

    public Headers add(String name, String value) {
        pairs.add(name);
        pairs.add(value);
        return this;
    }

    /** Puts the value in place of all there were. */
    public Headers set(String name, String value) {
        remove(name);
        return add(name, value);
    }

    public Headers setIfAbsent(String name, String value) {
        return has(name) ? this : add(name, value);
    }

    public Headers remove(String name) {
        for (int i = pairs.size() - 2; i >= 0; i -= 2) {
            if (pairs.get(i).equalsIgnoreCase(name)) {
                pairs.remove(i + 1);
                pairs.remove(i);
            }
        }
        return this;
    }

    public boolean has(String name) {
        return first(name) != null;
    }

    public @Nullable String first(String name) {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equalsIgnoreCase(name)) {
                return pairs.get(i + 1);
            }
        }
        return null;
    }

    /** The first value, or an empty text. */
    public String get(String name) {
        String value = first(name);
        return value == null ? "" : value;
    }

    public List<String> all(String name) {
        var values = new ArrayList<String>(2);
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equalsIgnoreCase(name)) {
                values.add(pairs.get(i + 1));
            }
        }
        return values;
    }

    /** All values of a list header as one, as RFC 9110 allows to join them; empty if there is none. */
    public String joined(String name) {
        return String.join(", ", all(name));
    }

    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < pairs.size(); i += 2) {
            action.accept(pairs.get(i), pairs.get(i + 1));
        }
    }

    public int count() {
        return pairs.size() / 2;
    }

    @Override
    public String toString() {
        return pairs.toString();
    }
}
