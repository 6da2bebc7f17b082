@NullMarked
package lyceum.performance.entries;

import org.jspecify.annotations.NullMarked;
