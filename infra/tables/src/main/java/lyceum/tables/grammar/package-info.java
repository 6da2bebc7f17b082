/** The expression language: from text to checked syntax trees, with the service's messages. */
@NullMarked
package lyceum.tables.grammar;

import org.jspecify.annotations.NullMarked;
