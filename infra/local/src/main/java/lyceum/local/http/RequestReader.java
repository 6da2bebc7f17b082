package lyceum.local.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Reads one request (RFC 9112) and refuses what two readers might understand differently: folded headers, two lengths, a length
 * beside a transfer coding, spaces around a header's name.
 */
final class RequestReader {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '!'; c < 127; c++) {
            TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    private final Bytes bytes;
    private final OutputStream out;
    private final Limits limits;
    private final String remoteAddress;
    private String method = "GET";
    private String path = "/";
    private String query = "";
    private String protocol = "HTTP/1.1";
    private Headers headers = new Headers();

    RequestReader(Bytes bytes, OutputStream out, Limits limits, String remoteAddress) {
        this.bytes = bytes;
        this.out = out;
        this.limits = limits;
        this.remoteAddress = remoteAddress;
    }

    Request read() throws IOException, Refused {
        requestLine(bytes.line(limits.lineBytes(), Refusal.URI_TOO_LONG));
        readHeaders();
        return request(body());
    }

    /** The request as far as it was understood. */
    Request soFar() {
        return request(Request.NO_BODY);
    }

    private Request request(byte[] body) {
        return new Request(method, path, query, headers, body, remoteAddress, protocol);
    }

    private void requestLine(String line) throws Refused {
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        require(first > 0 && last > first && isToken(line, 0, first));
        String target = line.substring(first + 1, last);
        String version = line.substring(last + 1);
        if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
            throw new Refused(version.startsWith("HTTP/") ? Refusal.UNKNOWN_VERSION : Refusal.MALFORMED);
        }
        method = line.substring(0, first);
        protocol = version;
        target(target);
    }

    private void target(String target) throws Refused {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            require(c > ' ' && c < 127 && c != '#');
        }
        String local = target;
        if (target.startsWith("http://") || target.startsWith("https://")) {
            int slash = target.indexOf('/', target.indexOf("//") + 2);
            local = slash < 0 ? "/" : target.substring(slash);
        }
        require(local.startsWith("/"));
        int mark = local.indexOf('?');
        path = mark < 0 ? local : local.substring(0, mark);
        query = mark < 0 ? "" : local.substring(mark + 1);
    }

    private void readHeaders() throws IOException, Refused {
        readFields(headers);
        List<String> hosts = headers.all("Host");
        require(hosts.size() == 1 || (hosts.isEmpty() && protocol.equals("HTTP/1.0")));
    }

    private void readFields(Headers into) throws IOException, Refused {
        int left = limits.headerBytes();
        while (true) {
            String line = bytes.line(left, Refusal.HEADERS_TOO_LARGE);
            if (line.isEmpty()) {
                return;
            }
            left -= line.length();
            if (into.count() == limits.headers() || left < 0) {
                throw new Refused(Refusal.HEADERS_TOO_LARGE);
            }
            int colon = line.indexOf(':');
            require(colon > 0 && isToken(line, 0, colon));
            into.add(line.substring(0, colon), value(line, colon + 1));
        }
    }

    private static String value(String line, int from) throws Refused {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            require((c >= ' ' && c != 127) || c == '\t');
        }
        return line.substring(from).strip();
    }

    private byte[] body() throws IOException, Refused {
        List<String> codings = headers.all("Transfer-Encoding");
        List<String> lengths = headers.all("Content-Length");
        if (codings.isEmpty()) {
            return lengths.isEmpty() ? Request.NO_BODY : sized(lengths);
        }
        require(lengths.isEmpty() && protocol.equals("HTTP/1.1"));
        if (codings.size() > 1 || !codings.getFirst().toLowerCase(Locale.ROOT).equals("chunked")) {
            throw new Refused(Refusal.UNKNOWN_CODING);
        }
        return chunked();
    }

    private byte[] sized(List<String> lengths) throws IOException, Refused {
        String length = lengths.getFirst();
        require(lengths.size() == 1 && !length.isEmpty() && length.chars().allMatch(c -> c >= '0' && c <= '9'));
        if (length.length() > 10 || Long.parseLong(length) > limits.bodyBytes()) {
            throw new Refused(Refusal.BODY_TOO_LARGE);
        }
        byte[] body = new byte[Integer.parseInt(length)];
        askForBody();
        bytes.read(body, 0, body.length);
        return body;
    }

    private byte[] chunked() throws IOException, Refused {
        askForBody();
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = chunkSize(bytes.line(1_024, Refusal.MALFORMED));
            if (size == 0) {
                // Trailers add nothing that anyone here reads.
                readFields(new Headers());
                return body.toByteArray();
            }
            if (size > limits.bodyBytes() - body.size()) {
                throw new Refused(Refusal.BODY_TOO_LARGE);
            }
            bytes.read(body, size);
            require(bytes.line(0, Refusal.MALFORMED).isEmpty());
        }
    }

    private static int chunkSize(String line) throws Refused {
        int semicolon = line.indexOf(';');
        String hex = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        require(!hex.isEmpty() && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0));
        if (hex.length() > 7) {
            throw new Refused(Refusal.BODY_TOO_LARGE);
        }
        return Integer.parseInt(hex, 16);
    }

    private void askForBody() throws IOException {
        if (headers.get("Expect").equalsIgnoreCase("100-continue")) {
            out.write(CONTINUE);
            out.flush();
        }
    }

    private static boolean isToken(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > 126 || !TOKEN[c]) {
                return false;
            }
        }
        return from < to;
    }

    private static void require(boolean wellFormed) throws Refused {
        if (!wellFormed) {
            throw new Refused(Refusal.MALFORMED);
        }
    }
}
