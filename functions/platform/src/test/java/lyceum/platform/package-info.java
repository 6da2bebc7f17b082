@NullMarked
package lyceum.platform;

import org.jspecify.annotations.NullMarked;
