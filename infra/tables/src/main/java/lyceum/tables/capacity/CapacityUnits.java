package lyceum.tables.capacity;

/** From sizes in bytes to capacity units. */
public final class CapacityUnits {
    private static final int READ_UNIT = 4096;
    private static final int WRITE_UNIT = 1024;

    private CapacityUnits() {}

    /** Units to read {@code bytes}, at least one step; half of them if eventually consistent. */
    public static double read(long bytes, boolean consistent) {
        return steps(bytes, READ_UNIT) * (consistent ? 1 : 0.5);
    }

    /** Units to write {@code bytes}, at least one. */
    public static double write(long bytes) {
        return steps(bytes, WRITE_UNIT);
    }

    private static double steps(long bytes, int step) {
        return Math.max(1, Math.ceilDiv(bytes, step));
    }
}
