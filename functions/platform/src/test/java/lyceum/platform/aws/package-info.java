@NullMarked
package lyceum.platform.aws;

import org.jspecify.annotations.NullMarked;
