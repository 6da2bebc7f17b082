package lyceum.courses.jobs;

import java.util.Optional;

/**
 * What a job made.
 *
 * @param courseId the course that was made or exported
 * @param file the export
 */
public record Made(String courseId, Optional<File> file) {
    /**
     * A file in the bucket.
     *
     * @param key its key
     * @param name what it should be called where it is saved
     * @param bytes its size
     */
    public record File(String key, String name, String mediaType, long bytes) {}

    public static Made course(String courseId) {
        return new Made(courseId, Optional.empty());
    }
}
