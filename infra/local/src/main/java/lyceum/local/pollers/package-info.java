/** Event source mappings: takes messages from queues and hands them to functions. */
@NullMarked
package lyceum.local.pollers;

import org.jspecify.annotations.NullMarked;
