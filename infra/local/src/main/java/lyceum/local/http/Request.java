package lyceum.local.http;

/**
 * A request as it came in.
 *
 * @param path as sent, still percent-encoded, beginning with a slash
 * @param query as sent, without the question mark; empty if there is none
 * @param remoteAddress who sent it, without the port
 */
// The bytes are handed on and never changed: a copy per step would be waste.
@SuppressWarnings("ArrayRecordComponent")
public record Request(
        String method, String path, String query, Headers headers, byte[] body, String remoteAddress, String protocol) {
    public static final byte[] NO_BODY = {};

    public Request withPath(String other) {
        return new Request(method, other, query, headers, body, remoteAddress, protocol);
    }

    public Request withHeaders(Headers others) {
        return new Request(method, path, query, others, body, remoteAddress, protocol);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
