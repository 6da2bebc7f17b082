/**
 * Signing in and out. A session is begun with a password and goes on by its refresh tokens; access tokens are given for it and stop
 * working with it, within the time for which the gateway keeps the authorizer's answers.
 *
 * <p>Access patterns: a session by person and id; a person's sessions; for each bearer token, its session, the membership and the
 * organisation in one read. Items: {@code USER#<id> / SESSION#<id>}, gone 30 days after the last renewal.
 */
@NullMarked
package lyceum.accounts.sessions;

import org.jspecify.annotations.NullMarked;
