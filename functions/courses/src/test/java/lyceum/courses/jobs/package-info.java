/** Tests of jobs, their store and what becomes of them. */
@NullMarked
package lyceum.courses.jobs;

import org.jspecify.annotations.NullMarked;
