package lyceum.tables.legacy;

import java.util.HashSet;
import java.util.List;
import lyceum.tables.grammar.Path;
import lyceum.tables.grammar.Projection;
import lyceum.tables.rejection.Rejection;

/** AttributesToGet. */
public final class LegacyProjections {
    private LegacyProjections() {}

    /** The projection of a request. */
    public static Projection of(List<String> attributes) {
        var seen = new HashSet<String>();
        for (var attribute : attributes) {
            if (!seen.add(attribute)) {
                throw Rejection.invalidParameter("Duplicate value in attribute name: " + attribute);
            }
        }
        return new Projection(attributes.stream().map(Path::of).toList());
    }
}
