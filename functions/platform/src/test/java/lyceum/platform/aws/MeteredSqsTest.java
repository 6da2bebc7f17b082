package lyceum.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.telemetry.Usage;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class MeteredSqsTest {
    private final List<SendMessageRequest> sent = new ArrayList<>();
    private final SqsClient sqs = new MeteredSqs(new SqsClient() {
        @Override
        public SendMessageResponse sendMessage(SendMessageRequest send) {
            sent.add(send);
            return SendMessageResponse.builder().messageId("m1").build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    });

    @Test
    void theTraceIsSentAlong() {
        var telemetry = new RecordingTelemetry();

        CurrentRun.during(telemetry, new Usage(), TestLambda.TRACE, () -> send());

        assertThat(sent.getFirst().messageBody()).isEqualTo("hello");
        assertThat(sent.getFirst().messageAttributes())
                .isEqualTo(Map.of(
                        "traceparent",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01")
                                .build()));
        assertThat(telemetry.spans()).containsExactly("sqs.SendMessage");
    }

    @Test
    void outsideARunThereIsNone() {
        send();

        assertThat(sent.getFirst().messageAttributes()).isEmpty();
    }

    private SendMessageResponse send() {
        return sqs.sendMessage(message -> message.queueUrl("https://sqs/1/q").messageBody("hello"));
    }
}
