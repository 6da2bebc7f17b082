package lyceum.local.metrics;

/** The functions of metric math that are known here. */
public enum MathFunction {
    /** Per point of time the mean of several series; of one series, the mean of its values. */
    AVG(1, 1),
    ABS(1, 1),
    /** A series with a number, or with its last value ({@code REPEAT}), where it has none. */
    FILL(2, 2),
    /** Where the first value is not 0 the second, else the third or nothing. */
    IF(2, 3),
    MAX(1, 1),
    MIN(1, 1),
    SUM(1, 1);

    private final int least;
    private final int most;

    MathFunction(int least, int most) {
        this.least = least;
        this.most = most;
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }
}
