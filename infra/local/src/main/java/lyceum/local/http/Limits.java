package lyceum.local.http;

import java.time.Duration;

/**
 * What one client may take of the server.
 *
 * @param lineBytes length of the request line, as CloudFront allows it
 * @param headerBytes all headers together, as CloudFront allows them
 * @param headers their number
 * @param bodyBytes the body, as API Gateway allows it
 * @param patience how long a request may take to arrive, and a connection to stay without one
 */
record Limits(int lineBytes, int headerBytes, int headers, int bodyBytes, Duration patience) {
    static final Limits USUAL = new Limits(8_192, 20_480, 200, 10 * 1024 * 1024, Duration.ofSeconds(60));

    Limits withBody(int bytes) {
        return new Limits(lineBytes, headerBytes, headers, bytes, patience);
    }
}
