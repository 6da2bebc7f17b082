@NullMarked
package lyceum.tables.grammar;

import org.jspecify.annotations.NullMarked;
