/**
 * People: registering, their profiles, leaving.
 *
 * <p>Access patterns: a person by id; a person's id by address ({@code EMAIL#} and its digest, unique); a person's organisations;
 * an organisation's members. A membership is written twice, below its person and below its organisation, in one transaction.
 */
@NullMarked
package lyceum.accounts.people;

import org.jspecify.annotations.NullMarked;
