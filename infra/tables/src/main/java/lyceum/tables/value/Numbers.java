package lyceum.tables.value;

import java.math.BigDecimal;
import lyceum.tables.rejection.Rejection;

/** The service's numbers: 38 significant digits, magnitudes from 1E-130 to 9.99…E+125. */
public final class Numbers {
    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;

    private static final String NOT_NUMERIC = "The parameter cannot be converted to a numeric value";

    private Numbers() {}

    /** Reads a number as a client wrote it. */
    public static BigDecimal parse(String text, Wording wording) {
        if (text.isEmpty() && wording == Wording.OLDER) {
            throw Rejection.validation(NOT_NUMERIC);
        }
        if (!isDecimal(text)) {
            throw notANumber(text);
        }
        try {
            var number = new BigDecimal(text);
            var exponent = exponent(number);
            // The older checks compute with an int, which wraps.
            return checked(number, wording == Wording.OLDER ? (int) (exponent + 1) - 1L : exponent);
        } catch (NumberFormatException e) {
            throw outOfRange(text);
        }
    }

    // Only an exponent beyond an int gets here.
    private static Rejection outOfRange(String text) {
        var exponent = text.substring(Math.max(text.indexOf('e'), text.indexOf('E')) + 1);
        try {
            return Long.parseLong(exponent) > 0 ? overflow() : underflow();
        } catch (NumberFormatException e) {
            return notANumber(text);
        }
    }

    /** Refuses a number, read or computed, that the service could not store; strips trailing zeros. */
    public static BigDecimal checked(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : checked(number, exponent(number));
    }

    // A zero, too, must be written with an exponent in range.
    private static BigDecimal checked(BigDecimal number, long exponent) {
        if (exponent > MAX_EXPONENT) {
            throw overflow();
        }
        if (exponent < MIN_EXPONENT) {
            throw underflow();
        }
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var stripped = number.stripTrailingZeros();
        if (stripped.precision() > MAX_DIGITS) {
            throw Rejection.validation("Attempting to store more than 38 significant digits in a Number");
        }
        return stripped;
    }

    /** The power of ten of the first significant digit. */
    static long exponent(BigDecimal number) {
        return (long) number.precision() - number.scale() - 1;
    }

    private static Rejection notANumber(String text) {
        return Rejection.validation(NOT_NUMERIC + ": " + text);
    }

    private static Rejection overflow() {
        return Rejection.validation(
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    private static Rejection underflow() {
        return Rejection.validation(
                "Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }

    // BigDecimal also takes digits of other scripts, which the service does not.
    private static boolean isDecimal(String text) {
        var at = skipSign(text, 0);
        var wholeEnd = skipDigits(text, at);
        var digits = wholeEnd - at;
        at = wholeEnd;
        if (at < text.length() && text.charAt(at) == '.') {
            var fractionEnd = skipDigits(text, at + 1);
            digits += fractionEnd - at - 1;
            at = fractionEnd;
        }
        if (digits == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            var start = skipSign(text, at + 1);
            at = skipDigits(text, start);
            return at > start && at == text.length();
        }
        return at == text.length();
    }

    private static int skipSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int skipDigits(String text, int at) {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
