/** What the validators of the CDK do not see: that the template says what the contract says. */
@NullMarked
package lyceum.stack;

import org.jspecify.annotations.NullMarked;
