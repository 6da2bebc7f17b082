package lyceum.tables.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Key values as bytes whose unsigned order is the order of the values. Each encoding ends by itself,
 * so that keys can be laid one after another.
 */
public final class KeyCodec {
    private static final int ESCAPED_ZERO = 0xFF;
    private static final int NEGATIVE = 1;
    private static final int ZERO = 2;
    private static final int POSITIVE = 3;
    private static final int EXPONENT_BIAS = 130;

    private KeyCodec() {}

    /** Appends a key value: a string, number or binary. */
    public static void append(ByteArrayOutputStream out, Value key) {
        appendOpen(out, key);
        if (!(key instanceof Value.N)) {
            out.write(0);
            out.write(0);
        }
    }

    /** Appends a text or binary without its end, so that the result is a prefix of all that begin so. */
    public static void appendOpen(ByteArrayOutputStream out, Value key) {
        switch (key) {
            case Value.S(var text) -> appendEscaped(out, text.getBytes(StandardCharsets.UTF_8));
            case Value.B(var bytes) -> appendEscaped(out, bytes.asByteArrayUnsafe());
            case Value.N(var number) -> appendNumber(out, number);
            case Value.Bool _, Value.Null _, Value.L _, Value.M _, Value.Ss _, Value.Ns _, Value.Bs _ ->
                throw new IllegalArgumentException("no key can be of type " + key.type());
        }
    }

    // The end is 0 0 and a zero inside is 0 FF: shorter values come before those they begin.
    private static void appendEscaped(ByteArrayOutputStream out, byte[] bytes) {
        for (var each : bytes) {
            out.write(each);
            if (each == 0) {
                out.write(ESCAPED_ZERO);
            }
        }
    }

    // Sign, exponent, then two digits to a byte; for negative numbers all bits are turned over.
    private static void appendNumber(ByteArrayOutputStream out, BigDecimal number) {
        if (number.signum() == 0) {
            out.write(ZERO);
            return;
        }
        var negative = number.signum() < 0;
        var mask = negative ? 0xFF : 0;
        out.write(negative ? NEGATIVE : POSITIVE);
        out.write(((int) Numbers.exponent(number) + EXPONENT_BIAS) ^ mask);
        var digits = number.unscaledValue().abs().toString();
        for (var i = 0; i < digits.length(); i += 2) {
            var tens = (digits.charAt(i) - '0') * 10;
            var ones = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
            out.write((tens + ones + 1) ^ mask);
        }
        out.write(mask);
    }
}
