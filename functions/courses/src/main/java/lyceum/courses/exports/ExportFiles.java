package lyceum.courses.exports;

import java.util.Locale;
import lyceum.courses.blobs.Blobs;
import lyceum.courses.catalogue.Course;
import lyceum.courses.export.Rendered;
import lyceum.courses.jobs.Made;

/** Finished exports in the bucket. */
public final class ExportFiles {
    private final Blobs blobs;

    public ExportFiles(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Keeps a file; the same version in the same format takes the same place. */
    Made.File keep(Course course, Rendered file) {
        String key = String.format(
                Locale.ROOT, "%sv%d/%s", prefix(course.organisation(), course.id()), course.version(), file.fileName());
        blobs.put(key, file.bytes(), file.mediaType());
        return new Made.File(key, file.fileName(), file.mediaType(), file.bytes().length);
    }

    /** Removes all exports of a course. */
    public void forget(String organisation, String courseId) {
        blobs.removeAll(prefix(organisation, courseId));
    }

    private static String prefix(String organisation, String courseId) {
        return "exports/" + organisation + "/" + courseId + "/";
    }
}
