/** The system in numbers: for people as JSON, for Prometheus as text. */
@NullMarked
package lyceum.performance.metrics;

import org.jspecify.annotations.NullMarked;
