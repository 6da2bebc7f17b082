package lyceum.local.http;

/** Why the server can't take a request; the connection is closed after the answer. */
public enum Refusal {
    MALFORMED(400, "The request is not HTTP/1.1."),
    TIMED_OUT(408, "The request did not arrive in time."),
    BODY_TOO_LARGE(413, "The body is larger than 10 MB."),
    URI_TOO_LONG(414, "The address is longer than 8,192 bytes."),
    HEADERS_TOO_LARGE(431, "The headers are larger than 20,480 bytes."),
    FAILED(500, "The local host failed; its output says how."),
    UNKNOWN_CODING(501, "The body comes in a transfer coding that is not known here."),
    UNKNOWN_VERSION(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.");

    private final int status;
    private final String sentence;

    Refusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    public int status() {
        return status;
    }

    public String sentence() {
        return sentence;
    }
}
