/** Tests of the port. */
@NullMarked
package lyceum.ai;

import org.jspecify.annotations.NullMarked;
