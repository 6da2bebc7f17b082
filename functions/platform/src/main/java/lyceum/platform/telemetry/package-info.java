/** Telemetry as a port: spans, metrics and log events of one run, what it used of AWS, and the caller's trace. */
@NullMarked
package lyceum.platform.telemetry;

import org.jspecify.annotations.NullMarked;
