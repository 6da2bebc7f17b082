package lyceum.performance.entries;

import java.time.Instant;
import java.util.Optional;

/**
 * A request, or a run that waited for the database.
 *
 * @param id the request's id
 * @param subject its operation
 * @param place the path of its route; of a run, the function
 * @param millis how long it took; of a run, how long its calls of the database took
 * @param number the status; of a run, how many calls of the database it made
 * @param bytes of the answer
 * @param address the network it came from
 */
public record Entry(
        Instant time,
        String id,
        String subject,
        String method,
        String place,
        double millis,
        int number,
        Optional<Long> bytes,
        Optional<String> caller,
        Optional<String> address) {}
