@NullMarked
package lyceum.performance;

import org.jspecify.annotations.NullMarked;
