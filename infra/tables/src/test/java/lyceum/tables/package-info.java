@NullMarked
package lyceum.tables;

import org.jspecify.annotations.NullMarked;
