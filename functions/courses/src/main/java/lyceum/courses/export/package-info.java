/**
 * Turns a course into a file that its readers accept: JSON, Markdown, one HTML page, PDF, EPUB. The same course always gives
 * the same bytes. HTML, PDF and EPUB share one markup ({@link lyceum.courses.export.CourseMarkup}); whatever a course's texts
 * hold, they are text there and never markup.
 */
@NullMarked
package lyceum.courses.export;

import org.jspecify.annotations.NullMarked;
