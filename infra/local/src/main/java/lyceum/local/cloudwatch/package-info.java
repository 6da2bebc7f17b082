/** CloudWatch's API over the metrics and alarms of this host: one class for each call, which takes and gives what a body holds. */
@NullMarked
package lyceum.local.cloudwatch;

import org.jspecify.annotations.NullMarked;
