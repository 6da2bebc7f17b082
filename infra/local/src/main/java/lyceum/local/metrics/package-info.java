/** Metrics as CloudWatch would hold them, and the alarms that watch them. */
@NullMarked
package lyceum.local.metrics;

import org.jspecify.annotations.NullMarked;
