/**
 * Reads the documents that courses are made from: plain text, Markdown, HTML, PDF and EPUB become one kind of text with headings,
 * paragraphs, code and lists. The documents come from strangers: nothing here follows a reference out of a document, and what a
 * document may expand to is bounded.
 */
@NullMarked
package lyceum.courses.sources;

import org.jspecify.annotations.NullMarked;
