/** Log groups as files, with retention, and the metrics embedded in their lines. */
@NullMarked
package lyceum.local.logs;

import org.jspecify.annotations.NullMarked;
