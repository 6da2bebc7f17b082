/**
 * The author that needs no language model: "from your text, no AI". It finds a document's structure, subjects and terms by
 * linguistic analysis and builds lessons from the document's own sentences. The same input always gives the same course.
 */
@NullMarked
package lyceum.ai.offline;

import org.jspecify.annotations.NullMarked;
