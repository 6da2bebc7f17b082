package lyceum.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import lyceum.platform.http.Run;

/** The gateway's question who is calling (request authorizer, payload version 1.0). */
final class AuthorizerDoor implements Door<APIGatewayCustomAuthorizerEvent, IamPolicyResponseV1> {
    private final Events<APIGatewayCustomAuthorizerEvent, IamPolicyResponseV1> events =
            new Events<>(APIGatewayCustomAuthorizerEvent.class, IamPolicyResponseV1.class);
    private final List<Credentials> examples;
    private final Function<Run<APIGatewayCustomAuthorizerEvent>, IamPolicyResponseV1> function;

    AuthorizerDoor(
            List<Credentials> examples, Function<Run<APIGatewayCustomAuthorizerEvent>, IamPolicyResponseV1> function) {
        this.examples = List.copyOf(examples);
        this.function = function;
    }

    @Override
    public void bytes(InputStream event, OutputStream answer, Context lambda) {
        events.write(typed(events.read(event), lambda), answer);
    }

    @Override
    public IamPolicyResponseV1 typed(APIGatewayCustomAuthorizerEvent event, Context lambda) {
        return function.apply(new Run<>(event, lambda));
    }

    @Override
    public List<byte[]> recorded() {
        return examples.stream().map(RecordedEvents::authorizer).toList();
    }
}
