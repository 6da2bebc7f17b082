/**
 * Long work that outlives a request: what it is doing, who is doing it, what it made, and how it ends whatever crashes.
 *
 * <p>The job's own item is the truth; a message only says that there is something to do. Each change is written on condition that
 * nobody changed the job since it was read, so of two workers, or a worker and a caller who cancels, exactly one goes on.
 *
 * <table>
 * <caption>Access patterns</caption>
 * <tr><th>What</th><th>How</th></tr>
 * <tr><td>one job</td><td>GetItem PK=ORG#org, SK=JOB#id</td></tr>
 * <tr><td>an organisation's jobs, newest first</td><td>Query PK=ORG#org, SK begins with JOB#, descending</td></tr>
 * <tr><td>a job and its finished part</td><td>TransactWriteItems of the job and PK=JOB#id, SK=PART#nnn</td></tr>
 * <tr><td>a job's finished parts</td><td>Query PK=JOB#id, SK begins with PART#</td></tr>
 * <tr><td>jobs that somebody should look after</td><td>Query of index active, GSI2PK=ACTIVE#shard, GSI2SK up to now</td></tr>
 * </table>
 */
@NullMarked
package lyceum.courses.jobs;

import org.jspecify.annotations.NullMarked;
