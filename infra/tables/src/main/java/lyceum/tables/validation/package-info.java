/** The rules a request must meet before anything is looked up, in the words of the service. */
@NullMarked
package lyceum.tables.validation;

import org.jspecify.annotations.NullMarked;
