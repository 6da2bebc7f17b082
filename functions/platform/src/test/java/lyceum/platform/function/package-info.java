@NullMarked
package lyceum.platform.function;

import org.jspecify.annotations.NullMarked;
