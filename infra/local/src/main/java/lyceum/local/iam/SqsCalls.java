package lyceum.local.iam;

import java.util.List;
import lyceum.local.template.Template;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/** What calls of SQS need to be allowed. */
public final class SqsCalls {
    private final String region;

    public SqsCalls(String region) {
        this.region = region;
    }

    public List<Access> of(SqsRequest request) {
        String call = request.getClass().getSimpleName().replaceAll("Request$", "");
        String queue = request.getValueForField("QueueUrl", String.class)
                .or(() -> request.getValueForField("QueueName", String.class))
                .orElse("*");
        return List.of(access(call, queue));
    }

    /**
     * What a call by name needs.
     *
     * @param call for example {@code SendMessageBatch}
     * @param queue the queue's URL or name
     */
    public Access access(String call, String queue) {
        String name = queue.substring(queue.lastIndexOf('/') + 1);
        return new Access(
                "sqs:" + call.replaceAll("Batch$", ""), "arn:aws:sqs:" + region + ":" + Template.ACCOUNT + ":" + name);
    }
}
