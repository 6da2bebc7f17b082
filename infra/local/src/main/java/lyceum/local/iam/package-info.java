/** Checks every AWS call of a function against the policies that the template gives to its role. */
@NullMarked
package lyceum.local.iam;

import org.jspecify.annotations.NullMarked;
