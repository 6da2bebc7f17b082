/** What was measured: operations for those who run the installation. */
@NullMarked
package lyceum.contract.performance;

import org.jspecify.annotations.NullMarked;
