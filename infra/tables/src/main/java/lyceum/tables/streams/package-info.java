/** DynamoDB Streams: what changed in a table's items, in order, for a day. */
@NullMarked
package lyceum.tables.streams;

import org.jspecify.annotations.NullMarked;
