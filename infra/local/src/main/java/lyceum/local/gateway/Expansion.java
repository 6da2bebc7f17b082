package lyceum.local.gateway;

import java.io.IOException;
import lyceum.local.http.Gzip;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;

/** Expands compressed request bodies, as the gateway does for an API that has compression on. */
final class Expansion {
    private Expansion() {}

    /** @throws Failed if the coding is not gzip, the bytes are not what it says, or they expand to more than is taken */
    static Request of(Request request, int atMost) {
        String coding = request.headers().get("Content-Encoding");
        if (coding.isEmpty() || coding.equalsIgnoreCase("identity") || request.body().length == 0) {
            return request;
        }
        if (!coding.equalsIgnoreCase("gzip")) {
            throw new Failed(Failure.UNSUPPORTED_MEDIA_TYPE, "Unsupported Content-Encoding");
        }
        byte[] body = expanded(request.body(), atMost);
        if (body.length > atMost) {
            throw new Failed(Failure.REQUEST_TOO_LARGE, "Request Too Long");
        }
        Headers headers = request.headers().copy().remove("Content-Encoding");
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                headers,
                body,
                request.remoteAddress(),
                request.protocol());
    }

    private static byte[] expanded(byte[] body, int atMost) {
        try {
            return Gzip.expand(body, atMost);
        } catch (IOException _) {
            throw new Failed(Failure.BAD_REQUEST_BODY, "Invalid compressed body");
        }
    }
}
