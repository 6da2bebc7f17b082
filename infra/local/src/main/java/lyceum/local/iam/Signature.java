package lyceum.local.iam;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lyceum.local.http.Request;

/**
 * AWS's signature, version 4, as every service but S3 has it: the body is always part of what is signed. Plain Java, so that a
 * command can sign one call without loading the SDK.
 *
 * @param accessKeyId who signed
 * @param scope day, region, service and {@code aws4_request}, parted by slashes
 * @param headers names of the headers that are signed, in lower case
 * @param value in hexadecimal
 */
public record Signature(String accessKeyId, String scope, List<String> headers, String value) {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern AUTHORIZATION = Pattern.compile(
            ALGORITHM
                    + " Credential=([^/,]+)/(\\d{8}/[^/,]+/[^/,]+/aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");
    private static final String UNRESERVED = "-._~/";

    /** The service that the request is meant for, for example {@code dynamodb}. */
    public String service() {
        return scope.split("/", -1)[2];
    }

    /** The signature that a request came with; empty if it has none, or one that leaves out host or time. */
    public static Optional<Signature> of(Request request) {
        Matcher parts = AUTHORIZATION.matcher(request.headers().get("Authorization"));
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<String> headers = List.of(parts.group(3).split(";", -1));
        return headers.containsAll(List.of("host", "x-amz-date"))
                ? Optional.of(new Signature(parts.group(1), parts.group(2), headers, parts.group(4)))
                : Optional.empty();
    }

    /** Signs a request, of which it needs the header {@code Host}. */
    public static void sign(
            Request request, String accessKeyId, String secret, String region, String service, Instant now) {
        request.headers().set("X-Amz-Date", TIME.format(now));
        String scope = TIME.format(now).substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
        List<String> headers = List.of("host", "x-amz-date");
        request.headers()
                .set(
                        "Authorization",
                        ALGORITHM + " Credential=" + accessKeyId + "/" + scope + ", SignedHeaders="
                                + String.join(";", headers) + ", Signature="
                                + computed(request, scope, headers, secret));
    }

    /** Whether the request is what was signed with this secret. */
    public boolean matches(Request request, String secret) {
        String expected = computed(request, scope, headers, secret);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.US_ASCII));
    }

    private static String computed(Request request, String scope, List<String> headers, String secret) {
        String canonical = String.join(
                "\n",
                request.method(),
                encoded(request.path()),
                sorted(request.query()),
                headers.stream()
                        .map(name -> name + ":" + String.join(",", trimmed(request, name)) + "\n")
                        .collect(Collectors.joining()),
                String.join(";", headers),
                hash(request.body()));
        String text = String.join(
                "\n",
                ALGORITHM,
                request.headers().get("X-Amz-Date"),
                scope,
                hash(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return HexFormat.of().formatHex(mac(key, text));
    }

    private static List<String> trimmed(Request request, String name) {
        return request.headers().all(name).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .toList();
    }

    /** The path is encoded as it came, so what was encoded is encoded twice. */
    private static String encoded(String path) {
        var text = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (b & 0xFF);
            if (character < 128 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0)) {
                text.append(character);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return text.toString();
    }

    private static String sorted(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.contains("=") ? part : part + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256.", impossible);
        }
    }
}
