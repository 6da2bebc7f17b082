package lyceum.performance.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import lyceum.performance.history.Recent;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What lies in the queues now, as SQS tells it: about right. */
public final class SqsBacklog {
    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    /** SQS itself tells about right only; a page that is looked at by many asks no more often. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Supplier<SqsClient> sqs;
    private final List<Queue> queues;
    private final Recent<String, List<Depth>> recent;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public SqsBacklog(Supplier<SqsClient> sqs, List<Queue> queues, InstantSource clock) {
        this.sqs = sqs;
        this.queues = List.copyOf(queues);
        this.recent = new Recent<>(1, KEPT, clock);
    }

    /** A queue of the contract with its dead-letter queue. */
    public record Queue(String id, String url, String deadLettersUrl) {}

    /** Messages of one queue. */
    record Depth(String queue, long waiting, long inProgress, long delayed, long deadLetters) {}

    /** All queues, asked side by side; at most five seconds old. */
    List<Depth> now() {
        return recent.get("all", this::asked);
    }

    /** Forgets what SQS told, as a restored copy of the function must. */
    public void forget() {
        recent.forget();
    }

    private List<Depth> asked() {
        return queues.stream().map(queue -> threads.submit(() -> depth(queue))).toList().stream()
                .map(SqsBacklog::answer)
                .toList();
    }

    private Depth depth(Queue queue) {
        var deadLetters = threads.submit(() -> counts(queue.deadLettersUrl()));
        var counts = counts(queue.url());
        return new Depth(
                queue.id(),
                count(counts, COUNTS.get(0)),
                count(counts, COUNTS.get(1)),
                count(counts, COUNTS.get(2)),
                count(answer(deadLetters), COUNTS.get(0)));
    }

    private static <T> T answer(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A queue does not answer.", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the queues.", stopped);
        }
    }

    private Map<QueueAttributeName, String> counts(String url) {
        return sqs.get()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(COUNTS))
                .attributes();
    }

    private static long count(Map<QueueAttributeName, String> counts, QueueAttributeName name) {
        return Long.parseLong(counts.getOrDefault(name, "0"));
    }
}
