package lyceum.local.functions;

import org.jspecify.annotations.Nullable;

/** The function threw; the message is that of its exception. */
public final class FunctionFailed extends InvocationProblem {
    private static final long serialVersionUID = 1L;

    public FunctionFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
