@NullMarked
package lyceum.platform.telemetry;

import org.jspecify.annotations.NullMarked;
