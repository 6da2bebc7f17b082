/** The page that shows what the local host is doing. */
@NullMarked
package lyceum.local.console;

import org.jspecify.annotations.NullMarked;
