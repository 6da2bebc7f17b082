package lyceum.local.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Code that does what a test says when it is called by hand or by the clock. */
public record FakeCode(UnaryOperator<byte[]> manual, Consumer<ScheduledEvent> schedule) implements Code {
    /** Called by hand only. */
    public static FakeCode manual(UnaryOperator<byte[]> work) {
        return new FakeCode(work, _ -> {
            throw new AssertionError("Nothing here is due by the clock.");
        });
    }

    @Override
    public byte[] manual(byte[] request, Invocation call) {
        return manual.apply(request);
    }

    @Override
    public void schedule(ScheduledEvent event, Invocation call) {
        schedule.accept(event);
    }

    @Override
    public APIGatewayProxyResponseEvent http(APIGatewayProxyRequestEvent event, Invocation call) {
        throw new AssertionError("Nothing here answers HTTP.");
    }

    @Override
    public IamPolicyResponseV1 authorize(APIGatewayCustomAuthorizerEvent event, Invocation call) {
        throw new AssertionError("Nothing here authorizes.");
    }

    @Override
    public SQSBatchResponse queue(SQSEvent event, Invocation call) {
        throw new AssertionError("Nothing here reads a queue.");
    }

    @Override
    public void logs(CloudWatchLogsEvent event, Invocation call) {
        throw new AssertionError("Nothing here reads logs.");
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
