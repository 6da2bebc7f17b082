/**
 * The report of each day, made once the day has ended and kept in the bucket as {@code reports/daily/<date>.json}; made anew, it replaces
 * the one before.
 */
@NullMarked
package lyceum.performance.reports;

import org.jspecify.annotations.NullMarked;
