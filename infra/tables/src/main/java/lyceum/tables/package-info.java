/**
 * An embeddable, durable table store that speaks DynamoDB: in-process through the SDK's own client
 * interface, and over HTTP on loopback. Start with {@link lyceum.tables.Tables}.
 */
@NullMarked
package lyceum.tables;

import org.jspecify.annotations.NullMarked;
