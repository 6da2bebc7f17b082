package lyceum.local.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding that refuses what is not well formed. */
final class Percent {
    private Percent() {}

    /**
     * @param plusIsSpace as in a query
     * @throws Failed with status 400 if a percent sign is not followed by two digits, or the bytes are not UTF-8
     */
    static String decode(String encoded, boolean plusIsSpace) {
        if (encoded.indexOf('%') < 0) {
            return plusIsSpace ? encoded.replace('+', ' ') : encoded;
        }
        var bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes[length++] = octet(encoded, i);
                i += 2;
            } else {
                bytes[length++] = (byte) (c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        return text(ByteBuffer.wrap(bytes, 0, length));
    }

    private static byte octet(String encoded, int at) {
        if (at + 2 < encoded.length()) {
            int high = Character.digit(encoded.charAt(at + 1), 16);
            int low = Character.digit(encoded.charAt(at + 2), 16);
            if (high >= 0 && low >= 0) {
                return (byte) (high << 4 | low);
            }
        }
        throw malformed();
    }

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException _) {
            throw malformed();
        }
    }

    private static Failed malformed() {
        return new Failed(Failure.BAD_REQUEST_PARAMETERS, "The address is not percent-encoded UTF-8");
    }
}
