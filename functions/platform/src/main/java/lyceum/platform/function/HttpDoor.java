package lyceum.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lyceum.contract.Operation;
import lyceum.platform.http.Run;

/** HTTP requests behind the gateway. The gateway has matched the route; each route is one operation and one function bean. */
final class HttpDoor implements Door<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Events<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> events =
            new Events<>(APIGatewayProxyRequestEvent.class, APIGatewayProxyResponseEvent.class);
    private final Map<Route, Function<Run<APIGatewayProxyRequestEvent>, APIGatewayProxyResponseEvent>> routes =
            new HashMap<>();
    private final List<Operation> operations;

    HttpDoor(List<Operation> operations, Beans beans) {
        this.operations = operations;
        for (Operation operation : operations) {
            for (String path : operation.paths()) {
                routes.put(new Route(operation.method().name(), path), beans.named(operation.id()));
            }
        }
    }

    @Override
    public void bytes(InputStream event, OutputStream answer, Context lambda) {
        events.write(typed(events.read(event), lambda), answer);
    }

    @Override
    public APIGatewayProxyResponseEvent typed(APIGatewayProxyRequestEvent event, Context lambda) {
        var route = new Route(event.getHttpMethod(), event.getResource());
        var function = routes.get(route);
        if (function == null) {
            throw new IllegalArgumentException(
                    "No operation of this function answers " + route.method + " " + route.path);
        }
        return function.apply(new Run<>(event, lambda));
    }

    @Override
    public List<byte[]> recorded() {
        return operations.stream()
                .flatMap(operation -> RecordedEvents.http(operation).stream())
                .toList();
    }

    private record Route(String method, String path) {}
}
