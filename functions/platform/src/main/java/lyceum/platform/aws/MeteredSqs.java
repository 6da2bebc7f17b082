package lyceum.platform.aws;

import java.util.LinkedHashMap;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.telemetry.Trace;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsServiceClientConfiguration;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * Makes each call a part of the present trace, and sends the trace along with each message, so that whoever works on it goes on
 * with it. It knows the operations that functions use; any other is unsupported.
 */
final class MeteredSqs implements SqsClient {
    private final SqsClient sqs;

    MeteredSqs(SqsClient sqs) {
        this.sqs = sqs;
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest send) {
        SendMessageRequest traced =
                CurrentRun.trace().map(trace -> traced(send, trace)).orElse(send);
        return CurrentRun.calling("sqs.SendMessage", () -> sqs.sendMessage(traced));
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest get) {
        return CurrentRun.calling("sqs.GetQueueAttributes", () -> sqs.getQueueAttributes(get));
    }

    @Override
    public SqsServiceClientConfiguration serviceClientConfiguration() {
        return sqs.serviceClientConfiguration();
    }

    @Override
    public String serviceName() {
        return sqs.serviceName();
    }

    @Override
    public void close() {
        sqs.close();
    }

    private static SendMessageRequest traced(SendMessageRequest send, Trace trace) {
        var attributes = new LinkedHashMap<>(send.messageAttributes());
        attributes.put(
                Trace.HEADER,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(trace.header())
                        .build());
        return send.toBuilder().messageAttributes(attributes).build();
    }
}
