/** Puts the local host together, starts it and stops it. */
@NullMarked
package lyceum.local.host;

import org.jspecify.annotations.NullMarked;
