@NullMarked
package lyceum.performance.history;

import org.jspecify.annotations.NullMarked;
