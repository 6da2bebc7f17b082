/**
 * How much each caller may call: exact windows, kept by all copies of all functions together.
 *
 * <p>Access pattern of the table of limits: one item per key or person ({@code PK = SK = RATE#<subject>}), changed by one conditional
 * write per request, or per batch of requests at high rates; never queried. It holds a count per window of the clock
 * ({@code minute:29385123}) and, for sliding windows, one slot per request with the time at which it was last taken
 * ({@code burst.7}).
 */
@NullMarked
package lyceum.platform.rates;

import org.jspecify.annotations.NullMarked;
