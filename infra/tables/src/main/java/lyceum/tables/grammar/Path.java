package lyceum.tables.grammar;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a value is inside an item: an attribute, then entries of maps and elements of lists.
 *
 * @param steps at least one; the first is always a name
 */
public record Path(List<Step> steps) implements Operand {

    /** One step into a document. */
    public sealed interface Step {}

    /** An attribute, or an entry of a map. */
    public record Name(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An element of a list, from 0. */
    public record Element(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** A path to a whole attribute. */
    public static Path of(String attribute) {
        return new Path(List.of(new Name(attribute)));
    }

    /** The attribute it begins with. */
    public String attribute() {
        return steps.getFirst().toString();
    }

    /** Whether it goes inside its attribute. */
    public boolean nested() {
        return steps.size() > 1;
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
