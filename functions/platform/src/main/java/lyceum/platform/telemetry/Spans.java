package lyceum.platform.telemetry;

/** Takes the parts of traces as they end, from the threads that did them. Parts come before those that they are part of. */
@FunctionalInterface
public interface Spans {
    void ended(Span span);
}
