package lyceum.stack;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.contract.QueueDeclaration;
import lyceum.contract.Queues;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;
import software.constructs.Construct;

/** The queues of the contract, each with the dead-letter queue that only it may use. */
final class Jobs extends Construct {
    private final Map<QueueDeclaration, Queue> queues = new LinkedHashMap<>();
    private final Map<QueueDeclaration, Queue> deadLetters = new LinkedHashMap<>();

    Jobs(Construct scope) {
        super(scope, "Jobs");
        Queues.ALL.forEach(this::add);
    }

    Queue queue(QueueDeclaration declared) {
        return requireNonNull(queues.get(declared), declared.id());
    }

    Map<QueueDeclaration, Queue> queues() {
        return queues;
    }

    Queue deadLetters(QueueDeclaration declared) {
        return requireNonNull(deadLetters.get(declared), declared.id());
    }

    private void add(QueueDeclaration declared) {
        Queue dead = queue(declared.deadLetters())
                .retentionPeriod(Duration.days(14))
                .redriveAllowPolicy(RedriveAllowPolicy.builder()
                        .redrivePermission(RedrivePermission.BY_QUEUE)
                        .sourceQueues(List.of(byName(declared)))
                        .build())
                .build();
        Queue queue = queue(declared.id())
                .visibilityTimeout(Duration.seconds(declared.visibility().toSeconds()))
                .retentionPeriod(Duration.days(4))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(dead)
                        .maxReceiveCount(declared.maxReceives())
                        .build())
                .build();
        deadLetters.put(declared, dead);
        queues.put(declared, queue);
    }

    /** Each of the two queues names the other; a name known beforehand breaks that circle. */
    private IQueue byName(QueueDeclaration declared) {
        String arn = Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("sqs")
                        .resource(name(declared.id()))
                        .build());
        return Queue.fromQueueArn(this, Names.pascal(declared.id()) + "ByName", arn);
    }

    private Queue.Builder queue(String id) {
        return Queue.Builder.create(this, Names.pascal(id))
                .queueName(name(id))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true);
    }

    static String name(String id) {
        return LyceumStack.NAME + "-" + id;
    }
}
