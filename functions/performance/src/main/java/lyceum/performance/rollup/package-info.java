/**
 * Samples become buckets of minutes, these of hours, these of days. Each is computed anew from what it is made of and put whole, so that
 * runs may overlap, break off and repeat; samples that come late are brought in by the run after.
 */
@NullMarked
package lyceum.performance.rollup;

import org.jspecify.annotations.NullMarked;
