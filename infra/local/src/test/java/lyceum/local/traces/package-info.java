@NullMarked
package lyceum.local.traces;

import org.jspecify.annotations.NullMarked;
