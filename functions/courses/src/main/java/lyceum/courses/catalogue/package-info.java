/**
 * Courses as they are kept: created, read, listed, changed, published, deleted.
 *
 * <table>
 * <caption>Access patterns</caption>
 * <tr><th>What</th><th>How</th></tr>
 * <tr><td>one course</td><td>GetItem PK=ORG#org, SK=COURSE#id</td></tr>
 * <tr><td>courses by id, up to 100</td><td>BatchGetItem of the same keys</td></tr>
 * <tr><td>an organisation's courses, newest first</td>
 *     <td>Query of index listing, GSI1PK=ORG#org#COURSES, descending; eventually consistent</td></tr>
 * <tr><td>create, change, publish</td><td>PutItem on condition of absence or of the version</td></tr>
 * <tr><td>delete</td><td>DeleteItem on condition of the version</td></tr>
 * </table>
 *
 * A course's content is within its item while it compresses to 300 KB, and in the bucket beyond; either way a course is read with
 * one call of the table.
 */
@NullMarked
package lyceum.courses.catalogue;

import org.jspecify.annotations.NullMarked;
