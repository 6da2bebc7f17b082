/** Reads the synthesised cloud assembly: resources with every intrinsic function resolved for this machine. */
@NullMarked
package lyceum.local.template;

import org.jspecify.annotations.NullMarked;
