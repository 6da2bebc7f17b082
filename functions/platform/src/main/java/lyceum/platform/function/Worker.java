package lyceum.platform.function;

import lyceum.platform.Invocation;

/**
 * Does the work that one message of a queue asks for. Returning acknowledges the message; throwing leaves it on the queue, to be
 * delivered again and in the end moved to the dead-letter queue. Messages may come twice, late and out of order.
 *
 * @param <M> the message's record
 */
@FunctionalInterface
public interface Worker<M extends Record> {
    void work(M message, Invocation invocation);
}
