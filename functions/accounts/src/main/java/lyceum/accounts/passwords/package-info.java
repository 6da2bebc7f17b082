/**
 * Passwords: Argon2id (RFC 9106) with 19 MiB, two passes and one lane, as OWASP's password storage recommendations ask at least;
 * hashed natively where the library loads, by the same algorithm in Java elsewhere, and never more at a time than the machine can
 * bear.
 */
@NullMarked
package lyceum.accounts.passwords;

import org.jspecify.annotations.NullMarked;
