/** Log lines on their way to the functions that subscribe to them. */
@NullMarked
package lyceum.local.subscriptions;

import org.jspecify.annotations.NullMarked;
