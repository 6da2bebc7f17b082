@NullMarked
package lyceum.performance.reports;

import org.jspecify.annotations.NullMarked;
