/**
 * Makes a course from documents: takes the request, reads the sources, plans, writes lesson by lesson, puts the course together.
 * Every finished step is kept with the job, so a worker that dies costs the lesson it was at and nothing else.
 *
 * <p>Stored in the bucket beside the job: {@code requests/<organisation>/<job>/request.json.gz}, written before the job exists,
 * and {@code sources.json.gz}, the extracted texts, so that positions in them stay what they are.
 */
@NullMarked
package lyceum.courses.generation;

import org.jspecify.annotations.NullMarked;
