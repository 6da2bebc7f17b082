package lyceum.courses.jobs;

/**
 * A finished part of a job, kept so that the work need not be done twice.
 *
 * @param number from 0 to {@value #MAX_NUMBER}
 * @param content at most {@value #MAX_BYTES} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // stored bytes: handed on, never compared
public record Part(int number, byte[] content) {
    /** What fits into one item beside its key. */
    public static final int MAX_BYTES = 380_000;

    public static final int MAX_NUMBER = 999;

    public Part {
        if (number < 0 || number > MAX_NUMBER || content.length > MAX_BYTES) {
            throw new IllegalArgumentException("Part " + number + " of " + content.length + " bytes can't be kept.");
        }
    }
}
