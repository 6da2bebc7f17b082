/** The clients of AWS that functions are given: made lazily on Lambda, metered everywhere. */
@NullMarked
package lyceum.platform.aws;

import org.jspecify.annotations.NullMarked;
