package lyceum.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a request, so that a caller hears of everything at once. A request record's compact constructor
 * checks its components and ends with {@link #throwIfAny()}; nested records offer a {@code check} that takes this collector
 * {@link #at} their own path. JSON may leave any component null, whatever its declared type: every check here copes with that.
 */
public final class Violations {
    private final List<Violation> found;
    private final String prefix;

    private Violations(List<Violation> found, String prefix) {
        this.found = found;
        this.prefix = prefix;
    }

    public static Violations collect() {
        return new Violations(new ArrayList<>(), "");
    }

    /** The same collection, reporting below {@code field}. */
    public Violations at(String field) {
        return new Violations(found, prefix + field + ".");
    }

    public Violations add(String field, String message) {
        found.add(new Violation(prefix + field, message));
        return this;
    }

    public Violations check(boolean holds, String field, String message) {
        return holds ? this : add(field, message);
    }

    public Violations required(String field, @Nullable Object value) {
        return check(value != null, field, "is required");
    }

    /**
     * A required text of {@code min} to {@code max} characters after trimming, without halves of surrogate pairs: they are no
     * characters, and no encoding that we store or export has them.
     */
    public Violations text(String field, @Nullable String value, long min, long max) {
        if (value == null) {
            return add(field, "is required");
        }
        check(whole(value), field, "must not hold half of a surrogate pair");
        long length = value.strip().length();
        return check(
                length >= min && length <= max,
                field,
                String.format(Locale.ROOT, "must have %d to %d characters, not %d", min, max, length));
    }

    public Violations range(String field, long value, long min, long max) {
        return check(
                value >= min && value <= max,
                field,
                String.format(Locale.ROOT, "must lie between %d and %d, not %d", min, max, value));
    }

    /** A required list of {@code min} to {@code max} elements, each then checked at its own path. */
    public <T> Violations each(
            String field, @Nullable List<T> values, long min, long max, BiConsumer<Violations, T> check) {
        if (values == null) {
            return add(field, "is required");
        }
        range(field, values.size(), min, max, "elements");
        for (int i = 0; i < values.size(); i++) {
            @Nullable T value = values.get(i);
            String path = field + "[" + i + "]";
            if (value == null) {
                add(path, "must not be null");
            } else {
                check.accept(at(path), value);
            }
        }
        return this;
    }

    /** A list of texts, each of 1 to {@code maxLength} characters. */
    public Violations texts(String field, @Nullable List<String> values, long min, long max, long maxLength) {
        if (values == null) {
            return add(field, "is required");
        }
        range(field, values.size(), min, max, "elements");
        for (int i = 0; i < values.size(); i++) {
            text(field + "[" + i + "]", values.get(i), 1, maxLength);
        }
        return this;
    }

    private void range(String field, long size, long min, long max, String unit) {
        check(
                size >= min && size <= max,
                field,
                String.format(Locale.ROOT, "must have %d to %d %s, not %d", min, max, unit, size));
    }

    private static boolean whole(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /** What was found so far. */
    public List<Violation> found() {
        return List.copyOf(found);
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public void throwIfAny() {
        if (any()) {
            throw new InvalidRequest(found);
        }
    }
}
