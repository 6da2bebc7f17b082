package lyceum.local.pollers;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lyceum.local.functions.InvocationProblem;
import lyceum.local.functions.LocalFunctions;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Polls one queue with the rights of the function's role. A batch that was worked on is deleted, except for the messages that the
 * function reported as failed; those, and whole batches of calls that failed, come again when their visibility ends.
 */
final class QueuePoller implements AutoCloseable {
    /** Short, because ElasticMQ does not wake a long poll for a message whose visibility ends meanwhile. */
    private static final int LONG_POLL_SECONDS = 2;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Mapping mapping;
    private final SqsClient sqs;
    private final LocalFunctions functions;
    private final Consumer<String> console;
    private final Semaphore permits;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    QueuePoller(Mapping mapping, SqsClient sqs, LocalFunctions functions, Consumer<String> console) {
        this.mapping = mapping;
        this.sqs = sqs;
        this.functions = functions;
        this.console = console;
        this.permits = new Semaphore(mapping.maximumConcurrency());
    }

    void start() {
        threads.execute(this::poll);
    }

    private void poll() {
        while (!stopping) {
            try {
                permits.acquire();
                List<Message> batch = gather();
                if (batch.isEmpty()) {
                    permits.release();
                } else {
                    threads.execute(() -> {
                        try {
                            work(batch);
                        } finally {
                            permits.release();
                        }
                    });
                }
            } catch (InterruptedException | AbortedException _) {
                return;
            } catch (SdkException problem) {
                permits.release();
                if (!stopping) {
                    console.accept("queue " + mapping.queueUrl() + ": " + problem.getMessage());
                    pause();
                }
            }
        }
    }

    /** One receive is enough unless the mapping wants to wait for a fuller batch. */
    private List<Message> gather() {
        var batch = new ArrayList<Message>(receive(Math.min(10, mapping.batchSize()), LONG_POLL_SECONDS));
        long end = System.nanoTime() + mapping.window().toNanos();
        while (!batch.isEmpty() && batch.size() < mapping.batchSize() && System.nanoTime() < end) {
            int wait = (int) Math.min(LONG_POLL_SECONDS, TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime()));
            batch.addAll(receive(Math.min(10, mapping.batchSize() - batch.size()), wait));
        }
        return batch;
    }

    private List<Message> receive(int most, int waitSeconds) {
        return sqs.receiveMessage(ReceiveMessageRequest.builder()
                        .queueUrl(mapping.queueUrl())
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(waitSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All")
                        .build())
                .messages();
    }

    private void work(List<Message> batch) {
        Set<String> failed;
        try {
            SQSBatchResponse answer = functions.queue(mapping.functionArn(), event(batch));
            failed = mapping.reportsFailures() && answer != null && answer.getBatchItemFailures() != null
                    ? answer.getBatchItemFailures().stream()
                            .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                            .collect(Collectors.toSet())
                    : Set.of();
        } catch (InvocationProblem problem) {
            console.accept(mapping.functionArn() + ": " + problem.getMessage());
            return;
        }
        delete(batch.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .toList());
    }

    private void delete(List<Message> done) {
        if (done.isEmpty() || stopping) {
            return;
        }
        for (int from = 0; from < done.size(); from += 10) {
            var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
            for (Message message : done.subList(from, Math.min(done.size(), from + 10))) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            }
            sqs.deleteMessageBatch(
                    request -> request.queueUrl(mapping.queueUrl()).entries(entries));
        }
    }

    private SQSEvent event(List<Message> batch) {
        var event = new SQSEvent();
        event.setRecords(batch.stream().map(this::record).toList());
        return event;
    }

    private SQSEvent.SQSMessage record(Message message) {
        var record = new SQSEvent.SQSMessage();
        record.setMessageId(message.messageId());
        record.setReceiptHandle(message.receiptHandle());
        record.setBody(message.body());
        record.setMd5OfBody(message.md5OfBody());
        record.setEventSource("aws:sqs");
        record.setEventSourceArn(mapping.queueArn());
        record.setAwsRegion(mapping.queueArn().split(":", -1)[3]);
        Map<String, String> attributes = new HashMap<>();
        message.attributesAsStrings().forEach(attributes::put);
        record.setAttributes(attributes);
        record.setMessageAttributes(message.messageAttributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> attribute(attribute.getValue()))));
        return record;
    }

    private static SQSEvent.MessageAttribute attribute(MessageAttributeValue value) {
        var attribute = new SQSEvent.MessageAttribute();
        attribute.setDataType(value.dataType());
        attribute.setStringValue(value.stringValue());
        if (value.binaryValue() != null) {
            attribute.setBinaryValue(value.binaryValue().asByteBuffer());
        }
        return attribute;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdownNow();
    }
}
