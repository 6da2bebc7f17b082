@NullMarked
package lyceum.platform.rates;

import org.jspecify.annotations.NullMarked;
