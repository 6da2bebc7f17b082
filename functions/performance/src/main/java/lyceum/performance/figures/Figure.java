package lyceum.performance.figures;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a sample can say. Codes stand in stored samples and never change; those from 100 to 599 are HTTP statuses. */
public enum Figure {
    /** Time from the request to the answer at the gateway, in ms. */
    RESPONSE_MS(1, true),
    /** Size of the answer in bytes. */
    RESPONSE_BYTES(2, false),
    /** Who called, as a number without meaning; counted once a minute. */
    CALLER(3, false),
    /** How many different callers a minute had. */
    CALLERS(4, false),
    /** How many requests or runs a minute had. */
    PER_MINUTE(5, false),
    /** Time of a run of a function, in µs. */
    RUN_US(10, true),
    FAILED(11, false),
    COLD(12, false),
    /** Calls of DynamoDB in a run. */
    DATABASE_CALLS(13, false),
    /** Mean time of a call of DynamoDB in a run, in µs; counted once for each call. */
    DATABASE_US(14, true),
    /** Read units, in thousandths. */
    READ_MILLIUNITS(15, false),
    /** Write units, in thousandths. */
    WRITE_MILLIUNITS(16, false),
    DATABASE_THROTTLES(17, false),
    CACHE_HITS(18, false),
    CACHE_MISSES(19, false),
    PROVIDER_CALLS(20, false),
    /** Time that a run waited for language models, in µs. */
    PROVIDER_US(21, true),
    PROVIDER_FAILURES(22, false),
    PROVIDER_MICRO_USD(23, false),
    /** Memory in use, in hundredths of a per cent of what the function has. */
    MEMORY(24, false),
    /** Processor time, in hundredths of a per cent of what the function has. */
    CPU(25, false),
    /** Connections to AWS in use, in hundredths of a per cent of the pool. */
    CONNECTIONS(26, false),
    REQUEST_BYTES(27, false),
    GENERATIONS_FINISHED(28, false),
    GENERATIONS_FAILED(29, false),
    EXPORTS_FINISHED(30, false),
    LOGINS(31, false),
    LOGINS_FAILED(32, false),
    LOGINS_LOCKED(33, false),
    REGISTRATIONS(34, false);

    private static final Map<Integer, Figure> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Figure::code, Function.identity()));

    private final int code;
    private final boolean spread;

    Figure(int code, boolean spread) {
        this.code = code;
        this.spread = spread;
    }

    int code() {
        return code;
    }

    /** Whether the figure with this code is kept as a histogram, beside count, sum and maximum. */
    static boolean spread(int code) {
        return of(code).filter(figure -> figure.spread).isPresent();
    }

    static Optional<Figure> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
