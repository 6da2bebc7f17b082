/**
 * The CDK app: everything that AWS runs, in plain constructs, one file per concern. What the API is comes from the contract;
 * nothing here repeats it. The synthesised assembly is also what the local host runs, so each resource type used here is one
 * that it implements.
 */
@NullMarked
package lyceum.stack;

import org.jspecify.annotations.NullMarked;
