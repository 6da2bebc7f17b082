/** What the tests of this context share: a clock that is set by hand, in-memory AWS, the functions put together. */
@NullMarked
package lyceum.courses.testing;

import org.jspecify.annotations.NullMarked;
