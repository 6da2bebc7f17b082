package lyceum.local.isolated;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import lyceum.local.functions.Code;
import lyceum.local.functions.Invocation;
import lyceum.local.functions.LocalFunction;

/** A function behind JSON: events and answers as Lambda writes and reads them. */
final class IsolatedCode implements Code {
    private final LocalFunction function;
    private final Fleet fleet;

    IsolatedCode(LocalFunction function, Fleet fleet) {
        this.function = function;
        this.fleet = fleet;
    }

    @Override
    public APIGatewayProxyResponseEvent http(APIGatewayProxyRequestEvent event, Invocation call) {
        return read(Wire.RESPONSE, invoke(Wire.REQUEST, event, TraceHeader.of(event), call));
    }

    @Override
    public IamPolicyResponseV1 authorize(APIGatewayCustomAuthorizerEvent event, Invocation call) {
        return Policies.read(invoke(Wire.AUTHORIZATION, event, TraceHeader.fresh(), call));
    }

    @Override
    public SQSBatchResponse queue(SQSEvent event, Invocation call) {
        return read(Wire.BATCH, invoke(Wire.MESSAGES, event, TraceHeader.of(event), call));
    }

    @Override
    public void schedule(ScheduledEvent event, Invocation call) {
        invoke(Wire.SCHEDULED, event, TraceHeader.fresh(), call);
    }

    @Override
    public void logs(CloudWatchLogsEvent event, Invocation call) {
        invoke(Wire.LOGS, event, TraceHeader.fresh(), call);
    }

    @Override
    public byte[] manual(byte[] request, Invocation call) {
        return fleet.invoke(function, TraceHeader.fresh(), request, call);
    }

    /** A little more than what the fleet itself waits, so that it is the one to say what was the matter. */
    @Override
    public Duration patience() {
        return Fleet.PATIENCE.plusSeconds(5);
    }

    /** The environments belong to the fleet. */
    @Override
    public void close() {}

    private <E> byte[] invoke(PojoSerializer<E> serializer, E event, String trace, Invocation call) {
        var json = new ByteArrayOutputStream();
        serializer.toJson(event, json);
        return fleet.invoke(function, trace, json.toByteArray(), call);
    }

    private static <A> A read(PojoSerializer<A> serializer, byte[] answer) {
        return serializer.fromJson(new ByteArrayInputStream(answer));
    }

    /** Loaded with the first event. */
    private static final class Wire {
        static final PojoSerializer<APIGatewayProxyRequestEvent> REQUEST = of(APIGatewayProxyRequestEvent.class);
        static final PojoSerializer<APIGatewayProxyResponseEvent> RESPONSE = of(APIGatewayProxyResponseEvent.class);
        static final PojoSerializer<APIGatewayCustomAuthorizerEvent> AUTHORIZATION =
                of(APIGatewayCustomAuthorizerEvent.class);
        static final PojoSerializer<SQSEvent> MESSAGES = of(SQSEvent.class);
        static final PojoSerializer<SQSBatchResponse> BATCH = of(SQSBatchResponse.class);
        static final PojoSerializer<ScheduledEvent> SCHEDULED = of(ScheduledEvent.class);
        static final PojoSerializer<CloudWatchLogsEvent> LOGS = of(CloudWatchLogsEvent.class);

        private static <T> PojoSerializer<T> of(Class<T> type) {
            return LambdaEventSerializers.serializerFor(type, IsolatedCode.class.getClassLoader());
        }
    }
}
