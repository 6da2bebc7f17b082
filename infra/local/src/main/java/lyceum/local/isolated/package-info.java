/** Functions from their zips, each in JVMs of its own under the runtime client that Lambda itself uses. */
@NullMarked
package lyceum.local.isolated;

import org.jspecify.annotations.NullMarked;
