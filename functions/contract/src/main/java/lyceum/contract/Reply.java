package lyceum.contract;

import java.util.Optional;

/**
 * A successful answer of an operation.
 *
 * @param status HTTP status
 * @param description one sentence
 * @param mediaType of the body; empty with no body
 * @param type the record in the body, where it is JSON of ours
 */
public record Reply(
        int status, String description, Optional<String> mediaType, Optional<Class<? extends Record>> type) {
    public static final String JSON = "application/json";

    public static Reply json(int status, Class<? extends Record> type, String description) {
        return new Reply(status, description, Optional.of(JSON), Optional.of(type));
    }

    public static Reply media(int status, String mediaType, String description) {
        return new Reply(status, description, Optional.of(mediaType), Optional.empty());
    }

    public static Reply empty(int status, String description) {
        return new Reply(status, description, Optional.empty(), Optional.empty());
    }
}
