/** Single requests and runs that are worth a look: slow ones, failed ones, and those that waited for the database. */
@NullMarked
package lyceum.performance.entries;

import org.jspecify.annotations.NullMarked;
