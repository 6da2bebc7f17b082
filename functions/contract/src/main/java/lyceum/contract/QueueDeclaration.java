package lyceum.contract;

import java.time.Duration;

/**
 * A queue of jobs with its dead-letter queue.
 *
 * @param id kebab-case name
 * @param message the record each message carries as JSON
 * @param visibility how long a received message stays hidden; longer than its function's timeout
 * @param maxReceives deliveries before a message moves to the dead-letter queue
 * @param maxConcurrency how many messages are worked on at once
 */
public record QueueDeclaration(
        String id, Class<? extends Record> message, Duration visibility, int maxReceives, int maxConcurrency) {
    /** The dead-letter queue's name. */
    public String deadLetters() {
        return id + "-dead-letters";
    }
}
