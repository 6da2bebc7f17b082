package lyceum.tables.streams;

import java.util.OptionalLong;

/** A record's number within its stream as the text callers see: 21 digits, so that texts sort as numbers do. */
final class SequenceNumbers {
    private static final int LENGTH = 21;
    // Callers may read it as a number and write it again, so it must not begin with a zero.
    private static final String LEAD = "1";

    private SequenceNumbers() {}

    static String text(long number) {
        var digits = Long.toString(number);
        return LEAD + "0".repeat(LENGTH - LEAD.length() - digits.length()) + digits;
    }

    /** The number of a text; empty if no record can have it. */
    static OptionalLong parse(String text) {
        if (text.length() != LENGTH || !text.startsWith(LEAD)) {
            return OptionalLong.empty();
        }
        try {
            var number = Long.parseLong(text, LEAD.length(), LENGTH, 10);
            return number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
