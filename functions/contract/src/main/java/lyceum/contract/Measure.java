package lyceum.contract;

/**
 * A metric of our own, in the namespace {@link #NAMESPACE}, with exactly one dimension. Functions emit them; alarms and dashboards
 * read them. What the gateway, Lambda, SQS and DynamoDB measure by themselves is not repeated here.
 */
public enum Measure {
    /**
     * How long a function took to answer a request. Left out are requests whose caller asked to wait ({@code Prefer: wait}) and
     * operations of {@link ServiceLevel#WAITING}: what they take says nothing about how well they are served.
     */
    ANSWER_TIME("answer_ms", By.FUNCTION, Unit.MILLISECONDS),

    /**
     * Of the requests that {@link #ANSWER_TIME} measures, those that took longer than their operation's promised 95th percentile: 1
     * or 0 for each, so that the average is the share of late answers and the number of samples that of requests.
     */
    LATE("late", By.FUNCTION, Unit.COUNT),

    /** Runs that had to prepare the function first. */
    COLD_STARTS("cold_starts", By.FUNCTION, Unit.COUNT),

    /** Runs that failed: 1 or 0 for each run. */
    FAILURES("failures", By.FUNCTION, Unit.COUNT),

    /** How long a run of a job or of the authorizer took. */
    DURATION("duration", By.FUNCTION, Unit.MILLISECONDS),

    DYNAMODB_CALLS("dynamodb_calls", By.FUNCTION, Unit.COUNT),

    /** Calls that DynamoDB refused because of their rate, retried or not. */
    DYNAMODB_THROTTLES("dynamodb_throttles", By.FUNCTION, Unit.COUNT),

    /** Memory in use at the end of a run, of what the function may have. */
    MEMORY("memory_percent", By.FUNCTION, Unit.PERCENT),

    /** Processor time of a run, of what the function's processors could have given in that time. */
    CPU("cpu_percent", By.FUNCTION, Unit.PERCENT),

    /** The most calls to AWS in flight at once during a run, of the connections that the client may open. */
    CONNECTIONS("connections_percent", By.FUNCTION, Unit.PERCENT),

    /** Callers admitted without being counted. */
    LIMITS_UNKNOWN("limits_unknown", By.FUNCTION, Unit.COUNT),

    CACHE_HITS("cache_hits", By.CACHE, Unit.COUNT),

    CACHE_MISSES("cache_misses", By.CACHE, Unit.COUNT),

    PROVIDER_CALLS("provider_calls", By.PROVIDER, Unit.COUNT),

    PROVIDER_FAILURES("provider_failures", By.PROVIDER, Unit.COUNT),

    /** How long a provider took to answer a call. */
    PROVIDER_TIME("provider_ms", By.PROVIDER, Unit.MILLISECONDS),

    /** What a provider charges for a call, in millionths of a US dollar. */
    PROVIDER_COST("provider_cost_micro_usd", By.PROVIDER, Unit.NONE),

    LOGINS("logins", By.FUNCTION, Unit.COUNT),

    /** Attempts to sign in with a wrong address or password. */
    LOGINS_FAILED("logins_failed", By.FUNCTION, Unit.COUNT),

    /** Attempts to sign in that were refused because too many had failed before. */
    LOGINS_LOCKED("logins_locked", By.FUNCTION, Unit.COUNT),

    REGISTRATIONS("registrations", By.FUNCTION, Unit.COUNT),

    GENERATIONS_FINISHED("generations_finished", By.FUNCTION, Unit.COUNT),

    /**
     * Courses that could not be made. The worker counts those that it gives up, the sweeper those that no worker could bring to their end;
     * an outline that nobody approved is no failure.
     */
    GENERATIONS_FAILED("generations_failed", By.FUNCTION, Unit.COUNT),

    EXPORTS_FINISHED("exports_finished", By.FUNCTION, Unit.COUNT);

    /** The namespace of every metric here. */
    public static final String NAMESPACE = "Lyceum";

    /** The one dimension of a metric: never a user, a request or an organisation. */
    public enum By {
        /** A function's id. */
        FUNCTION("function"),
        /** One of {@link Caches}. */
        CACHE("cache"),
        /** Who writes courses. */
        PROVIDER("provider");

        private final String dimension;

        By(String dimension) {
            this.dimension = dimension;
        }

        /** The dimension's name. */
        public String dimension() {
            return dimension;
        }
    }

    /** What a metric counts. */
    public enum Unit {
        COUNT("Count"),
        MILLISECONDS("Milliseconds"),
        PERCENT("Percent"),
        NONE("None");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        /** As CloudWatch spells it. */
        public String word() {
            return word;
        }
    }

    private final String metric;
    private final By by;
    private final Unit unit;

    Measure(String metric, By by, Unit unit) {
        this.metric = metric;
        this.by = by;
        this.unit = unit;
    }

    /** The metric's name. */
    public String metric() {
        return metric;
    }

    public By by() {
        return by;
    }

    public Unit unit() {
        return unit;
    }
}
