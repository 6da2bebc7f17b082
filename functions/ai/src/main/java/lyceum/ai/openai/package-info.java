/** The author that asks a language model over the OpenAI chat protocol and keeps only what the sources bear out. */
@NullMarked
package lyceum.ai.openai;

import org.jspecify.annotations.NullMarked;
