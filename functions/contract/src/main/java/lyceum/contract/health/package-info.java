/** The operation that says whether the system is well. */
@NullMarked
package lyceum.contract.health;

import org.jspecify.annotations.NullMarked;
