package lyceum.local.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;

/**
 * Calls functions and waits for their answers. The ARN is that of a function, a version or an alias, as it stands in the template.
 */
public interface Invoker {
    /**
     * Answers one request.
     *
     * @throws FunctionFailed if the function threw
     * @throws FunctionTimedOut if it took longer than its timeout
     * @throws FunctionThrottled if all its concurrency is in use
     */
    APIGatewayProxyResponseEvent http(String functionArn, APIGatewayProxyRequestEvent event);

    /**
     * Asks an authorizer.
     *
     * @throws FunctionFailed if the function threw; its message {@code Unauthorized} means an unknown caller
     * @throws FunctionTimedOut if it took longer than its timeout
     * @throws FunctionThrottled if all its concurrency is in use
     */
    IamPolicyResponseV1 authorize(String functionArn, APIGatewayCustomAuthorizerEvent event);
}
