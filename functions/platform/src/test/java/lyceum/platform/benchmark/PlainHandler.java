package lyceum.platform.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

/** The least that a Lambda function in Java can be. */
public final class PlainHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context lambda) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(200)
                .withBody("{\"status\":\"healthy\",\"version\":\"1\",\"services\":[]}");
    }
}
