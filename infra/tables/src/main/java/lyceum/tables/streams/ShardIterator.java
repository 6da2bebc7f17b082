package lyceum.tables.streams;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import lyceum.tables.rejection.Rejection;

/**
 * A place in a stream, as the text that callers hand back.
 *
 * @param next the number of the next record to read
 * @param given when it was given out
 */
record ShardIterator(String streamArn, long next, Instant given) {

    String text() {
        var place = next + " " + given.toEpochMilli();
        return streamArn + "|1|" + Base64.getEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a text; refuses what this store did not write. */
    static ShardIterator parse(String text) {
        var parts = text.split("\\|", -1);
        if (parts.length == 3) {
            try {
                var place = new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.UTF_8).split(" ", -1);
                if (place.length == 2) {
                    return new ShardIterator(
                            parts[0], Long.parseLong(place[0]), Instant.ofEpochMilli(Long.parseLong(place[1])));
                }
            } catch (IllegalArgumentException e) {
                // Said below, as for a text without its parts.
            }
        }
        throw Rejection.validation("Invalid ShardIterator");
    }
}
