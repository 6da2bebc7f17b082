package lyceum.contract;

import java.time.Duration;

/**
 * A Lambda function: which code it runs, what starts it and what it may use.
 *
 * @param id kebab-case name, the same in the template, in logs and on dashboards
 * @param context the module whose zip it runs
 * @param trigger what starts it
 * @param memoryMb memory in MB; CPU share follows it
 * @param timeout after which it is stopped; at most 29 s behind the gateway
 */
public record FunctionDeclaration(String id, String context, Trigger trigger, int memoryMb, Duration timeout) {
    /** What starts a function. */
    public sealed interface Trigger {
        /** Operations of the HTTP API that name this function. */
        record Http() implements Trigger {}

        /** The gateway, to learn who is calling; {@code cached} is how long an answer is kept. */
        record Authorizer(Duration cached) implements Trigger {}

        /** Messages of a queue. */
        record Queue(QueueDeclaration queue) implements Trigger {}

        /** The clock. */
        record Schedule(Duration every) implements Trigger {}

        /** The gateway's access log and the canonical events in the logs of all functions but itself, in batches. */
        record Logs() implements Trigger {}

        /** An operator, by hand. */
        record Manual() implements Trigger {}
    }
}
