/**
 * Whether the services answer that everything stands on: tables, queues, the bucket. Nothing is written and nothing listed; a
 * table is asked for one key that never exists ({@code PK = SK = HEALTH#PROBE}).
 */
@NullMarked
package lyceum.performance.health;

import org.jspecify.annotations.NullMarked;
