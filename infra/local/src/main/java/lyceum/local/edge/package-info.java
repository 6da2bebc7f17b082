/** The rules of CloudFront, read from the template: behaviours, a shared cache, compression, headers. */
@NullMarked
package lyceum.local.edge;

import org.jspecify.annotations.NullMarked;
