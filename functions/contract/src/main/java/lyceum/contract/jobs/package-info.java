/** Operations and wire records of long work: jobs, their progress and their results. */
@NullMarked
package lyceum.contract.jobs;

import org.jspecify.annotations.NullMarked;
