/**
 * The table {@code performance}. Nothing that is written there is ever changed by two: what comes in goes into items of its own, named by
 * a digest of their content, so that writers never meet and a repetition writes the same bytes to the same place; what is added up is
 * computed anew from these items and put whole. Access patterns:
 *
 * <ul>
 *   <li>samples of an hour, from one minute up to another: {@code RAW#<stream>#<hour>} / {@code <minute>#<digest>}, kept for 3 days
 *   <li>buckets of the minutes of an hour: {@code MINUTE#<stream>#<hour>} / {@code <minute>}, kept for 30 days
 *   <li>buckets of the hours of a day: {@code HOUR#<stream>#<day>} / {@code <hour>}, kept for 400 days
 *   <li>buckets of the days of a month: {@code DAY#<stream>#<month>} / {@code <day>}, kept for 400 days
 *   <li>up to which minute buckets are made, from the first samples on: {@code STATE} / {@code STATE}
 *   <li>the last day that has a report: {@code STATE} / {@code REPORT}
 *   <li>minutes that got samples after their bucket was made: {@code LATE} / {@code <minute>}
 *   <li>slow and failed requests and slow database work of a month, newest first: {@code LIST#<kind>#<month>} / {@code <time>#<request>},
 *       kept for 30 days
 *   <li>what a function told of such a request: {@code REQUEST#<request>} / {@code DETAIL}, kept for 30 days
 * </ul>
 *
 * Times are in UTC.
 */
@NullMarked
package lyceum.performance.table;

import org.jspecify.annotations.NullMarked;
