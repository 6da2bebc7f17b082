/**
 * Measures functions under the real runtime interface client: from process start to the first answer, and from a restore to the
 * first answer. Not a test; run {@link lyceum.platform.benchmark.Starts} by hand.
 */
@NullMarked
package lyceum.platform.benchmark;

import org.jspecify.annotations.NullMarked;
