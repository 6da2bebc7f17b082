package lyceum.tables.service;

import java.time.Duration;

/** Something that goes wrong with one call because a test wants it to. */
public sealed interface Fault {

    /** Nothing goes wrong. */
    record None() implements Fault {}

    /** The call is refused with {@code ProvisionedThroughputExceededException}; nothing happens. */
    record Throttle() implements Fault {}

    /** The call is refused with {@code InternalServerError}; nothing happens. */
    record ServerError() implements Fault {}

    /** The call happens, but the caller never gets the answer: the connection breaks. */
    record LostReply() implements Fault {}

    /** The call is held back, then goes on to the next fault. */
    record Delay(Duration time, Fault then) implements Fault {}

    /** No fault. */
    Fault NONE = new None();
}
