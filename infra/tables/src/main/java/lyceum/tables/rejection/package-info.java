/** What the store says when it refuses a request: the service's codes and sentences. */
@NullMarked
package lyceum.tables.rejection;

import org.jspecify.annotations.NullMarked;
