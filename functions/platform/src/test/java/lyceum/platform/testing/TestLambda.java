package lyceum.platform.testing;

import java.time.Duration;
import java.util.Optional;
import lyceum.platform.function.FixedContext;
import lyceum.platform.telemetry.Trace;

/** Lambda's context of a run in a test. */
public final class TestLambda {
    /** With as much time left as the gateway waits. */
    public static final FixedContext CONTEXT = remaining(Duration.ofSeconds(29));

    /** A trace that a caller has begun. */
    public static final Trace TRACE =
            new Trace("0af7651916cd43dd8448eb211c80319c", "00f067aa0ba902b7", Optional.of("b7ad6b7169203331"), true);

    private TestLambda() {}

    /** With this much time left. */
    public static FixedContext remaining(Duration time) {
        return new FixedContext("5f2f8c1e-0000-4000-8000-000000000001", "test", time);
    }
}
