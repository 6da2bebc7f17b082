@NullMarked
package lyceum.platform.http;

import org.jspecify.annotations.NullMarked;
