/**
 * Access tokens: JSON Web Tokens (RFC 7519) signed with ES256 (RFC 7518 §3.4) by keys that never leave AWS KMS. Signing costs one
 * call; checking costs none once the public keys are known. {@code TOKEN_KEYS} lists the keys' ids: the first signs, all are
 * published and accepted, so a key is changed without a request that fails: add the new one at the end and deploy, move it to the
 * front and deploy, and take the old one out when its last token has expired.
 */
@NullMarked
package lyceum.accounts.tokens;

import org.jspecify.annotations.NullMarked;
