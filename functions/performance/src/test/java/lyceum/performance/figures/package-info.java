@NullMarked
package lyceum.performance.figures;

import org.jspecify.annotations.NullMarked;
