/** Kills a process that writes, again and again, and looks for what it said was written. */
@NullMarked
package lyceum.tables.crash;

import org.jspecify.annotations.NullMarked;
