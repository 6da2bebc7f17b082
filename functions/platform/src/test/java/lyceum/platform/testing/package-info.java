/** What the tests of every function share: events, Lambda's context, golden files, telemetry that listens. */
@NullMarked
package lyceum.platform.testing;

import org.jspecify.annotations.NullMarked;
