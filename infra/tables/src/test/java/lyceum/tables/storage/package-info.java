@NullMarked
package lyceum.tables.storage;

import org.jspecify.annotations.NullMarked;
