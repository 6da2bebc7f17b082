package lyceum.local.functions;

/** The function threw, or its process ended; the message is that of its exception. */
public final class FunctionFailed extends InvocationProblem {
    private static final long serialVersionUID = 1L;

    /** @param cause what it threw */
    public FunctionFailed(String message, Throwable cause) {
        super(cause.getClass().getName(), message, cause);
    }

    /** @param errorType the name of what it threw, or of what Lambda calls this problem */
    public FunctionFailed(String errorType, String message) {
        super(errorType, message, null);
    }
}
