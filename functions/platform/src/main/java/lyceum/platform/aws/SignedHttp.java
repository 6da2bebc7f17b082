package lyceum.platform.aws;

/** JSON over HTTP to one AWS service, signed with the function's credentials (SigV4). */
public interface SignedHttp {
    /**
     * Sends one request and waits for its answer, at most 10 s.
     *
     * @param method HTTP method
     * @param path absolute path with its query, for example {@code /apikeys}
     * @param json the body; empty for none
     * @throws java.io.UncheckedIOException if no answer came
     */
    Reply send(String method, String path, byte[] json);

    /** What the service answered; a status of 400 or more is an answer, not an exception. */
    @SuppressWarnings("ArrayRecordComponent") // a transport value: never compared
    record Reply(int status, byte[] json) {}
}
