package lyceum.local.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import lyceum.local.logs.Logs;
import org.jspecify.annotations.NullUnmarked;

/** One call of a function, as Lambda describes it to the function. */
@NullUnmarked // Lambda's own interface answers null for what a call does not have.
public final class Invocation implements Context {
    private final LocalFunction function;
    private final String requestId;
    private final InstantSource clock;
    private final Logs logs;
    private volatile Instant deadline;
    private volatile long began;

    Invocation(LocalFunction function, String requestId, InstantSource clock, Logs logs) {
        this.function = function;
        this.requestId = requestId;
        this.clock = clock;
        this.logs = logs;
        this.deadline = clock.instant().plus(function.timeout());
        this.began = System.nanoTime();
    }

    /** The function has the event only now: what passed before does not count as its time. */
    public void begin() {
        deadline = clock.instant().plus(function.timeout());
        began = System.nanoTime();
    }

    double millis() {
        return (System.nanoTime() - began) / 1e6;
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return function.logGroup();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return function.name();
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return function.arn();
    }

    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(
                Math.max(0, Duration.between(clock.instant(), deadline).toMillis()));
    }

    @Override
    public int getMemoryLimitInMB() {
        return function.memoryMegabytes();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                logs.write(function.logGroup(), message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
