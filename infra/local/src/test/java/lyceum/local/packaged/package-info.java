/** The functions as they are packaged, run as Lambda runs them. */
@NullMarked
package lyceum.local.packaged;

import org.jspecify.annotations.NullMarked;
