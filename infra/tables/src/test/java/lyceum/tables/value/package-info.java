@NullMarked
package lyceum.tables.value;

import org.jspecify.annotations.NullMarked;
