/** A function put together: Lambda's entry, the doors for events, the beans behind them, and priming before the snapshot. */
@NullMarked
package lyceum.platform.function;

import org.jspecify.annotations.NullMarked;
