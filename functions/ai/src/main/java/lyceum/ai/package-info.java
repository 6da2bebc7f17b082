/**
 * The port to whoever writes courses. An {@link lyceum.ai.Author} plans a course and writes its lessons; the offline author works
 * from the sources' own sentences, the OpenAI-compatible one asks a language model and keeps what the sources bear out.
 */
@NullMarked
package lyceum.ai;

import org.jspecify.annotations.NullMarked;
