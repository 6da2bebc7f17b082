package lyceum.performance.figures;

/** Where samples come from. */
public enum Stream {
    /** The gateway's access log: one sample per request; its subject is the operation. */
    REQUESTS,
    /** The functions' canonical events: one sample per request and per run; its subject is the function. */
    RUNS
}
