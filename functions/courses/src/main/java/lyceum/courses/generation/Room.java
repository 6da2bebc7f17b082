package lyceum.courses.generation;

import java.util.Collection;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.CreateCourseRequest;
import lyceum.contract.courses.KeyTerm;
import lyceum.contract.courses.Lesson;
import lyceum.courses.blobs.Gzip;
import lyceum.courses.jobs.Part;
import lyceum.platform.Json;

/**
 * How much of a course is left to be written, in bytes of JSON and in terms: whatever is stored must fit into one answer, and
 * into the request that stores its export again.
 *
 * @param bytes for lessons and glossary
 * @param terms for the glossary
 */
record Room(long bytes, long terms) {
    /** What all but lessons and glossary takes at most: the brief, 156 titles and 20 notes of sources. */
    private static final long REST = 200_000;

    /** What an entry of the glossary has beside its term: the lesson's id. */
    private static final long ENTRY = 64;

    static Room beside(Collection<Lesson> finished) {
        var room = new Room(CourseApi.COURSE_MAX_BYTES - REST, CreateCourseRequest.GLOSSARY_MAX);
        for (Lesson lesson : finished) {
            room = new Room(room.bytes - bytesOf(lesson), room.terms - termsOf(lesson));
        }
        return room;
    }

    /** Whether a lesson fits into what is left, and into an item of its own. */
    boolean holds(Lesson lesson) {
        return bytesOf(lesson) <= bytes && termsOf(lesson) <= terms && Gzip.pack(lesson).length <= Part.MAX_BYTES;
    }

    /** With its terms twice, as the glossary repeats them. */
    private static long bytesOf(Lesson lesson) {
        long glossary = lesson.sections().stream()
                .flatMap(section -> section.keyTerms().stream())
                .mapToLong(Room::entry)
                .sum();
        return Json.bytes(lesson).length + glossary;
    }

    private static long entry(KeyTerm term) {
        return Json.bytes(term).length + ENTRY;
    }

    private static long termsOf(Lesson lesson) {
        return lesson.sections().stream()
                .mapToLong(section -> section.keyTerms().size())
                .sum();
    }
}
