/** The parameters from before there were expressions, turned into what expressions become. */
@NullMarked
package lyceum.tables.legacy;

import org.jspecify.annotations.NullMarked;
