/** The in-process doors: the SDK's client interfaces on top of the service. */
@NullMarked
package lyceum.tables.client;

import org.jspecify.annotations.NullMarked;
