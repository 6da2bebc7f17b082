package lyceum.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The way into a function for one kind of event.
 *
 * @param <E> the event
 * @param <R> what is answered
 */
sealed interface Door<E, R> permits HttpDoor, QueueDoor, ScheduleDoor, LogsDoor, AuthorizerDoor, ManualDoor {
    /** An event as Lambda sends it. */
    void bytes(InputStream event, OutputStream answer, Context lambda) throws IOException;

    /** The same event without JSON around it. */
    R typed(E event, Context lambda);

    /** Events as Lambda would send them, which together lead through all that the function does. */
    List<byte[]> recorded();
}
