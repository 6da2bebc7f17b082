/** What collecting costs and how late it is. Not run by the build: {@code mvn -pl functions/performance test-compile exec:exec@intake}. */
@NullMarked
package lyceum.performance.benchmark;

import org.jspecify.annotations.NullMarked;
