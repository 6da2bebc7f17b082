/** Tests of the openai author. */
@NullMarked
package lyceum.ai.openai;

import org.jspecify.annotations.NullMarked;
