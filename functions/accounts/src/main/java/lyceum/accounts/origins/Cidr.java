package lyceum.accounts.origins;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses, such as {@code 192.0.2.0/24} or {@code 2001:db8::/32} (RFC 4632, RFC 4291).
 *
 * @param bits how many leading bits all its addresses share
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cidr(byte[] address, int bits) {
    /** Digits and separators only, so that no text is ever looked up as a name. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Empty where the text is no block. */
    static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        return bytes(text.substring(0, slash))
                .filter(address -> bits <= address.length * 8)
                .map(address -> new Cidr(address, bits));
    }

    boolean contains(String literal) {
        return bytes(literal)
                .filter(other -> other.length == address.length)
                .filter(this::shares)
                .isPresent();
    }

    private boolean shares(byte[] other) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> (bit % 8);
            if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> bytes(String literal) {
        if (!LITERAL.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal).getAddress());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
