package lyceum.platform.function;

import lyceum.platform.Invocation;

/**
 * Works on log events. Returning acknowledges the batch; throwing brings it again, twice at most. A batch may come twice, late and
 * out of order, and so may a single event within another batch.
 */
@FunctionalInterface
public interface LogReader {
    void read(LogBatch batch, Invocation invocation);
}
