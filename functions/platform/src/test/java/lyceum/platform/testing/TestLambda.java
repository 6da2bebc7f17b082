package lyceum.platform.testing;

import java.time.Duration;
import lyceum.platform.function.FixedContext;

/** Lambda's context of a run in a test. */
public final class TestLambda {
    /** With as much time left as the gateway waits. */
    public static final FixedContext CONTEXT = remaining(Duration.ofSeconds(29));

    private TestLambda() {}

    /** With this much time left. */
    public static FixedContext remaining(Duration time) {
        return new FixedContext("5f2f8c1e-0000-4000-8000-000000000001", "test", time);
    }
}
