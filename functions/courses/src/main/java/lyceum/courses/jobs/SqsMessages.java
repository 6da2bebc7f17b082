package lyceum.courses.jobs;

import java.util.Map;
import lyceum.contract.jobs.JobMessage;
import lyceum.platform.Json;
import lyceum.platform.aws.AwsClients;
import lyceum.platform.telemetry.Telemetry;
import software.amazon.awssdk.core.exception.SdkException;

/** Messages on one SQS queue for each kind of job. */
public final class SqsMessages implements Messages {
    private final AwsClients aws;
    private final Map<Kind, String> queues;
    private final Telemetry telemetry;

    /** {@code queues} holds the queue URL of each kind that is sent from here. */
    public SqsMessages(AwsClients aws, Map<Kind, String> queues, Telemetry telemetry) {
        this.aws = aws;
        this.queues = Map.copyOf(queues);
        this.telemetry = telemetry;
    }

    @Override
    public boolean send(Job job) {
        String queue = queues.get(job.kind());
        if (queue == null) {
            throw new IllegalStateException("No queue is set for " + job.kind().word());
        }
        String message = Json.text(new JobMessage(job.organisation(), job.id()));
        try {
            aws.sqs().sendMessage(send -> send.queueUrl(queue).messageBody(message));
            return true;
        } catch (SdkException failed) {
            telemetry.event(
                    Telemetry.Level.WARN,
                    "message-not-sent",
                    Map.of("job_id", job.id(), "error", failed.getClass().getSimpleName()));
            return false;
        }
    }
}
