/** One call through either door: operations, hooks, faults and errors. */
@NullMarked
package lyceum.tables.service;

import org.jspecify.annotations.NullMarked;
