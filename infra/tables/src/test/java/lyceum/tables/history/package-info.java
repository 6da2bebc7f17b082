/** Records what many threads did to a store and what they saw, and finds out whether one order explains it all. */
@NullMarked
package lyceum.tables.history;

import org.jspecify.annotations.NullMarked;
