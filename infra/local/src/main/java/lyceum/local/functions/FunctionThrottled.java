package lyceum.local.functions;

/** All of the function's concurrency is in use. */
public final class FunctionThrottled extends InvocationProblem {
    private static final long serialVersionUID = 1L;

    public FunctionThrottled(String function) {
        super("TooManyRequestsException", function + ": Rate Exceeded.", null);
    }
}
