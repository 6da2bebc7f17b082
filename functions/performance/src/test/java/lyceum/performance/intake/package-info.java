@NullMarked
package lyceum.performance.intake;

import org.jspecify.annotations.NullMarked;
