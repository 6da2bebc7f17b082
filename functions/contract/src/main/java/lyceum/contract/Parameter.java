package lyceum.contract;

/**
 * A value that an operation takes from its path, query or headers.
 *
 * @param name as sent
 * @param in where it is sent
 * @param description one sentence
 * @param example a value that works
 * @param required whether the operation refuses to go on without it
 */
public record Parameter(String name, In in, String description, String example, boolean required) {
    /** Where a parameter travels. */
    public enum In {
        PATH,
        QUERY,
        HEADER
    }

    public static final Parameter LIMIT = query(
            "limit",
            "How many entries to answer, 1 to 100; 50 where absent. limit_effective says what was used.",
            "20");
    public static final Parameter CURSOR = query(
            "cursor", "Where to go on: next_cursor of the page before, sent back unchanged.", "eyJrIjoiMDFKIn0.c2ln");
    public static final Parameter FIELDS = query(
            "fields", "Names of the members to answer, separated by commas; all where absent.", "course_id,title");
    public static final Parameter IF_MATCH =
            new Parameter("If-Match", In.HEADER, "The ETag of the version that is to be changed.", "W/\"3\"", true);
    public static final Parameter IF_NONE_MATCH = new Parameter(
            "If-None-Match", In.HEADER, "An ETag you hold; 304 if it is still current.", "W/\"3\"", false);
    public static final Parameter IDEMPOTENCY_KEY = new Parameter(
            "Idempotency-Key",
            In.HEADER,
            "Text of 1 to 128 visible characters that names this request: for 24 hours its repetition answers the first answer. Make it"
                    + " of random bytes, a version 4 UUID for one: the answer is kept encrypted under it, so a key that can be"
                    + " guessed does not protect what the answer shows.",
            "c3f1b5de-7d0a-4a52-9c4c-6f3f0e1a2b3c",
            false);
    public static final Parameter PREFER = new Parameter(
            "Prefer",
            In.HEADER,
            "wait=n waits up to n seconds, 20 at most, for the job to end or to ask for approval (RFC 7240).",
            "wait=10",
            false);

    public static Parameter path(String name, String description, String example) {
        return new Parameter(name, In.PATH, description, example, true);
    }

    public static Parameter query(String name, String description, String example) {
        return new Parameter(name, In.QUERY, description, example, false);
    }
}
