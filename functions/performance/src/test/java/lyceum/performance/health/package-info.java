@NullMarked
package lyceum.performance.health;

import org.jspecify.annotations.NullMarked;
