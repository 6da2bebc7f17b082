package lyceum.tables.schema;

import java.util.List;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.validation.Constraints;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/** What a request may say about a table's stream. */
public final class StreamRules {
    private static final List<String> VIEWS = List.of("NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY");

    private StreamRules() {}

    /** Adds what is wrong with the words of a specification, if there is one. */
    public static void checkShape(Constraints constraints, @Nullable StreamSpecification stream) {
        if (stream != null) {
            constraints
                    .notNull("streamSpecification.streamEnabled", stream.streamEnabled())
                    .oneOf("streamSpecification.streamViewType", stream.streamViewTypeAsString(), VIEWS);
        }
    }

    /** Refuses a specification that makes no sense by itself; none is fine. */
    public static void check(@Nullable StreamSpecification stream) {
        if (stream == null) {
            return;
        }
        var enabled = Boolean.TRUE.equals(stream.streamEnabled());
        if (enabled && stream.streamViewType() == null) {
            throw Rejection.invalidParameter("If stream is being enabled then UpdateViewType is required");
        }
        if (!enabled && stream.streamViewType() != null) {
            throw Rejection.invalidParameter("If stream is being disabled, then UpdateViewType must not be specified");
        }
    }

    /** Refuses what would leave a table's stream as it is; a view can't be changed while a stream is on. */
    public static void checkChange(Table table, StreamSpecification wanted) {
        check(wanted);
        var enabled = isEnabled(table);
        if (Boolean.TRUE.equals(wanted.streamEnabled()) && enabled) {
            throw Rejection.validation("Table already has an enabled stream: TableName: " + table.name());
        }
        if (!Boolean.TRUE.equals(wanted.streamEnabled()) && !enabled) {
            throw Rejection.validation("Table has no stream to disable: TableName: " + table.name());
        }
    }

    private static boolean isEnabled(Table table) {
        var specification = table.description().streamSpecification();
        return specification != null && Boolean.TRUE.equals(specification.streamEnabled());
    }
}
