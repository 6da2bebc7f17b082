/** Tests of the offline author. */
@NullMarked
package lyceum.ai.offline;

import org.jspecify.annotations.NullMarked;
