package lyceum.courses.testing;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Queues in memory; one that is down refuses every message. */
public final class InMemorySqs implements SqsClient {
    private final Deque<SendMessageRequest> sent = new ConcurrentLinkedDeque<>();
    private boolean down;

    /** Refuses messages from now on, or takes them again. */
    public void down(boolean now) {
        down = now;
    }

    /** Takes all messages of one queue off it. */
    public List<String> take(String queueUrl) {
        var bodies = new ArrayList<String>();
        sent.removeIf(message -> message.queueUrl().equals(queueUrl) && bodies.add(message.messageBody()));
        return bodies;
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest message) {
        if (down) {
            throw SqsException.builder()
                    .message("The queue is down.")
                    .statusCode(503)
                    .build();
        }
        sent.add(message);
        return SendMessageResponse.builder().messageId("m-" + sent.size()).build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
