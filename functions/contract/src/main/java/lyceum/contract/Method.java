package lyceum.contract;

/** The HTTP methods that operations use (RFC 9110, RFC 5789). */
public enum Method {
    GET,
    POST,
    PATCH,
    DELETE;

    /** True for a method that promises not to change anything (RFC 9110 §9.2.1). */
    public boolean safe() {
        return this == GET;
    }
}
