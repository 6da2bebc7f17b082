package lyceum.local.functions;

import java.time.Duration;

/** The function took longer than the template allows. */
public final class FunctionTimedOut extends InvocationProblem {
    private static final long serialVersionUID = 1L;

    public FunctionTimedOut(String function, Duration timeout) {
        super(
                "Sandbox.Timedout",
                function + ": Task timed out after " + timeout.toMillis() / 1000.0 + " seconds",
                null);
    }
}
