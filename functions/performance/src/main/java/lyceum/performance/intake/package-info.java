/**
 * Log events become samples. A batch is written in one item for each minute that it touches, so ten thousand requests cost no more
 * writes than one; batches that come twice, late or torn apart come to the same.
 */
@NullMarked
package lyceum.performance.intake;

import org.jspecify.annotations.NullMarked;
