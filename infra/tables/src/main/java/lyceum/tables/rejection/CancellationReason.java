package lyceum.tables.rejection;

import java.util.Map;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Why one action of a cancelled transaction did not happen, or that it was not at fault.
 *
 * @param code {@code None}, {@code ConditionalCheckFailed} or {@code ValidationError}
 * @param item the stored item, when the action asked for it
 */
public record CancellationReason(
        String code, @Nullable String message, @Nullable Map<String, Value> item) {

    /** The action was not at fault. */
    public static final CancellationReason NONE = new CancellationReason("None", null, null);

    /** The action could not be carried out. */
    public static CancellationReason invalid(Rejection refusal) {
        return new CancellationReason("ValidationError", refusal.sentence(), null);
    }

    /** The condition of the action did not hold. */
    public static CancellationReason conditionFailed(Rejection refusal) {
        return new CancellationReason("ConditionalCheckFailed", refusal.sentence(), refusal.item());
    }
}
