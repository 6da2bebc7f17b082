/** The signing keys of the template, as KMS would hold them: real cryptography of the JDK over files that only their owner may read. */
@NullMarked
package lyceum.local.keys;

import org.jspecify.annotations.NullMarked;
