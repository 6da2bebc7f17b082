package lyceum.local.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Duration;

/** Runs one function's code; knows nothing of limits. */
public interface Code extends AutoCloseable {
    APIGatewayProxyResponseEvent http(APIGatewayProxyRequestEvent event, Invocation call);

    IamPolicyResponseV1 authorize(APIGatewayCustomAuthorizerEvent event, Invocation call);

    SQSBatchResponse queue(SQSEvent event, Invocation call);

    void schedule(ScheduledEvent event, Invocation call);

    void logs(CloudWatchLogsEvent event, Invocation call);

    /** A request as JSON, answered with JSON. */
    byte[] manual(byte[] request, Invocation call);

    /** How long a call may take before the function has the event. */
    default Duration patience() {
        return Duration.ZERO;
    }

    @Override
    void close();
}
