package lyceum.local.queues;

import java.util.Map;
import lyceum.local.metrics.Metrics;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What SQS tells CloudWatch of the calls that it answers. Messages that move to a dead-letter queue by themselves count nowhere as sent,
 * as on AWS.
 */
final class QueueMetrics {
    private static final String SENT = "NumberOfMessagesSent";
    private static final String RECEIVED = "NumberOfMessagesReceived";
    private static final String DELETED = "NumberOfMessagesDeleted";

    private final Metrics metrics;

    QueueMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** A call by the SDK's client. */
    void answered(SdkRequest request, SdkResponse response) {
        switch (request) {
            case SendMessageRequest send -> record(send.queueUrl(), SENT, 1);
            case SendMessageBatchRequest send
            when response instanceof SendMessageBatchResponse sent ->
                record(send.queueUrl(), SENT, sent.successful().size());
            case ReceiveMessageRequest receive
            when response instanceof ReceiveMessageResponse received ->
                record(receive.queueUrl(), RECEIVED, received.messages().size());
            case DeleteMessageRequest delete -> record(delete.queueUrl(), DELETED, 1);
            case DeleteMessageBatchRequest delete
            when response instanceof DeleteMessageBatchResponse deleted ->
                record(delete.queueUrl(), DELETED, deleted.successful().size());
            default -> {}
        }
    }

    /** A call by the JSON protocol. */
    void answered(String target, String url, byte[] response) {
        switch (target.substring(target.indexOf('.') + 1)) {
            case "SendMessage" -> record(url, SENT, 1);
            case "SendMessageBatch" -> record(url, SENT, members(response, "Successful"));
            case "ReceiveMessage" -> record(url, RECEIVED, members(response, "Messages"));
            case "DeleteMessage" -> record(url, DELETED, 1);
            case "DeleteMessageBatch" -> record(url, DELETED, members(response, "Successful"));
            default -> {}
        }
    }

    private static int members(byte[] response, String list) {
        try {
            JsonNode answer = JsonMapper.shared().readTree(response);
            return answer.path(list).size();
        } catch (JacksonException _) {
            return 0;
        }
    }

    private void record(String url, String metric, int messages) {
        if (messages > 0) {
            metrics.record(
                    "AWS/SQS", Map.of("QueueName", url.substring(url.lastIndexOf('/') + 1)), metric, messages, "Count");
        }
    }
}
