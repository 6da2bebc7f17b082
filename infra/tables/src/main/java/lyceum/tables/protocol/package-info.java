/** The HTTP door: DynamoDB_20120810 over JSON 1.0 on loopback. */
@NullMarked
package lyceum.tables.protocol;

import org.jspecify.annotations.NullMarked;
