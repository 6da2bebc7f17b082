package lyceum.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

/** Runs one function's code; knows nothing of limits. */
public interface Code extends AutoCloseable {
    APIGatewayProxyResponseEvent http(APIGatewayProxyRequestEvent event, Context lambda);

    IamPolicyResponseV1 authorize(APIGatewayCustomAuthorizerEvent event, Context lambda);

    SQSBatchResponse queue(SQSEvent event, Context lambda);

    void schedule(ScheduledEvent event, Context lambda);

    /** A request as JSON, answered with JSON. */
    byte[] manual(byte[] request, Context lambda);

    @Override
    void close();
}
