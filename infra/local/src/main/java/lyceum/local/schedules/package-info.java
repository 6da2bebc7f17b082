/** The template's schedules. */
@NullMarked
package lyceum.local.schedules;

import org.jspecify.annotations.NullMarked;
