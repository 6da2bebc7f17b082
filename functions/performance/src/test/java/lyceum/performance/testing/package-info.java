/** What several tests of this module need. */
@NullMarked
package lyceum.performance.testing;

import org.jspecify.annotations.NullMarked;
