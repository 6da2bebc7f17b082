package lyceum.local.functions;

import org.jspecify.annotations.Nullable;

/** Why an invocation brought no answer. */
public abstract sealed class InvocationProblem extends RuntimeException
        permits FunctionFailed, FunctionThrottled, FunctionTimedOut {
    private static final long serialVersionUID = 1L;

    private final String errorType;

    InvocationProblem(String errorType, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.errorType = errorType;
    }

    /** What Lambda tells a caller beside the message. */
    public String errorType() {
        return errorType;
    }
}
