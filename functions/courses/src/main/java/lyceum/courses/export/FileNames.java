package lyceum.courses.export;

import java.text.Normalizer;
import java.util.Locale;
import lyceum.contract.courses.CourseView;

/** Names files after courses. */
final class FileNames {
    private static final int LENGTH_MAX = 60;

    private FileNames() {}

    /** The title in ASCII, lower case, words joined by hyphens; the course's id where the title has no such letter. */
    static String of(CourseView course, String extension) {
        String name = slug(course.title());
        if (name.isEmpty()) {
            name = slug(course.courseId());
        }
        return (name.isEmpty() ? "course" : name) + "." + extension;
    }

    private static String slug(String text) {
        String ascii = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = ascii.substring(0, Math.min(ascii.length(), LENGTH_MAX));
        return cut.replaceAll("^-+|-+$", "");
    }
}
