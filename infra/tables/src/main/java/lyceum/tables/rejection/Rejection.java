package lyceum.tables.rejection;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request that the store refuses, in the words of the service. The doors turn it into the SDK's
 * exception or into the wire's error. It carries no stack trace: a failed condition is an ordinary
 * answer and must stay as cheap as one.
 */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern ENVELOPED = Pattern.compile("\\d+ validation errors? detected: ");

    private final ErrorCode code;
    private final transient @Nullable Map<String, Value> item;
    private final transient List<CancellationReason> reasons;

    private Rejection(
            ErrorCode code, String message, @Nullable Map<String, Value> item, List<CancellationReason> reasons) {
        super(message, null, false, false);
        this.code = code;
        this.item = item;
        this.reasons = reasons;
    }

    /** A refusal with a code and the service's sentence. */
    public static Rejection of(ErrorCode code, String message) {
        return new Rejection(code, message, null, List.of());
    }

    /** The request breaks a rule of the API. */
    public static Rejection validation(String message) {
        return of(ErrorCode.VALIDATION, message);
    }

    /** The request breaks a rule of the API; for the many sentences with the same beginning. */
    public static Rejection invalidParameter(String detail) {
        return validation("One or more parameter values were invalid: " + detail);
    }

    /** The same in the envelope in which the service puts what single-item writes are refused for. */
    public Rejection enveloped() {
        var bare = sentence();
        return code != ErrorCode.VALIDATION || ENVELOPED.matcher(bare).lookingAt()
                ? this
                : validation("1 validation error detected: " + bare);
    }

    /** A condition did not hold; {@code item} is the stored item if the caller asked for it. */
    public static Rejection conditionFailed(@Nullable Map<String, Value> item) {
        return new Rejection(ErrorCode.CONDITIONAL_CHECK_FAILED, "The conditional request failed", item, List.of());
    }

    /** A transaction did not happen; one reason for each of its actions, in order. */
    public static Rejection transactionCancelled(List<CancellationReason> reasons) {
        var codes = reasons.stream().map(CancellationReason::code).toList();
        return new Rejection(
                ErrorCode.TRANSACTION_CANCELED,
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes,
                null,
                List.copyOf(reasons));
    }

    /** No such table. */
    public static Rejection noTable(String name) {
        return of(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found: Table: " + name + " not found");
    }

    /** No such table, in the shorter words of the item operations. */
    public static Rejection noResource() {
        return of(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found");
    }

    public ErrorCode code() {
        return code;
    }

    /** The message, never absent. */
    public String sentence() {
        var message = getMessage();
        return message == null ? "" : message;
    }

    /** The stored item of a failed condition, if it was asked for. */
    public @Nullable Map<String, Value> item() {
        return item;
    }

    /** One reason for each action of a cancelled transaction; otherwise empty. */
    public List<CancellationReason> reasons() {
        return reasons;
    }
}
